package xm.cli.command.host;

import java.time.Instant;
import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.output.JsonWriter;
import xm.toolstack.monitor.MonitorStatus;

/**
 * {@code xm monitor}: acts when guests power off, reboot or crash. create starts it; nobody has to.
 */
public final class MonitorCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of(
            "monitor", "[--stay|--status]", "Act when domains end (started by create when needed).")
        .flag("stay", "Do not end with the last domain, as under systemd")
        .flag("status", "Say whether it runs; ends with 1 when it does not")
        .outputFormat()
        .words(0, 1)
        .mostOperands(0);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    if (arguments.has("status")) {
      MonitorStatus status = session.toolstack().hostLife().monitorStatus();
      if (arguments.json()) {
        json(status, session);
      } else {
        text(status, session);
      }
      return status.running() ? ExitCodes.OK : ExitCodes.FAILURE;
    }
    if (!session.monitor().run(arguments.has("stay"))) {
      session.err().println("Another monitor runs already on this host.");
    }
    return ExitCodes.OK;
  }

  private static void text(MonitorStatus status, Session session) {
    row(session, "running", status.running() ? "yes, process " + status.pid() : "no");
    if (status.running()) {
      row(session, "since", Instant.ofEpochSecond(status.startedSeconds()).toString());
      row(session, "memory", status.residentKib() / 1024 + " MiB resident");
      row(session, "CPU time", status.cpuMillis() + " ms");
    }
    row(session, "domains", Integer.toString(status.watched()));
    row(session, "restarts begun", Integer.toString(status.pendingRestarts()));
    row(session, "log", status.log());
  }

  private static void row(Session session, String name, String value) {
    session.out().println(name + " ".repeat(16 - name.length()) + ": " + value);
  }

  private static void json(MonitorStatus status, Session session) {
    try (JsonWriter json = new JsonWriter(session.out())) {
      json.startObject();
      json.field("running", status.running());
      if (status.running()) {
        json.field("pid", status.pid());
        json.field("started_seconds", status.startedSeconds());
        json.field("resident_kib", status.residentKib());
        json.field("cpu_milliseconds", status.cpuMillis());
      }
      json.field("domains", status.watched());
      json.field("pending_restarts", status.pendingRestarts());
      json.field("log", status.log());
      json.endObject();
    }
  }
}
