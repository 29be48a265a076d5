package xm.cli.command.host;

import java.time.Instant;
import java.util.function.Consumer;
import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.output.JsonWriter;
import xm.cli.output.Printable;
import xm.toolstack.events.HostEvent;

/** {@code xm events}: what happens on the host, a line each, until Ctrl-C. */
public final class EventsCommand implements Command {
  private static final double MILLIS = 1000;

  @Override
  public Declaration declaration() {
    return Declaration.of("events", "", "Print what happens on this host, until Ctrl-C.")
        .outputFormat()
        .words(0);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    Consumer<HostEvent> printer =
        arguments.json() ? event -> json(event, session) : event -> text(event, session);
    session
        .toolstack()
        .hostLife()
        .follow(
            printer,
            () -> {
              session.err().println("Listening; Ctrl-C ends.");
              session.err().flush();
            });
    return ExitCodes.OK;
  }

  private static void text(HostEvent event, Session session) {
    StringBuilder line = new StringBuilder();
    line.append(Instant.ofEpochMilli((long) (event.seconds() * MILLIS)));
    line.append(' ').append(event.kind().word());
    line.append(' ').append(Printable.of(event.name()));
    line.append(" (").append(event.domid()).append(')');
    if (!event.detail().isEmpty()) {
      line.append(' ').append(Printable.of(event.detail()));
    }
    session.out().println(line);
    session.out().flush();
  }

  private static void json(HostEvent event, Session session) {
    try (JsonWriter json = JsonWriter.onOneLine(session.out())) {
      json.startObject();
      json.field("time_milliseconds", (long) (event.seconds() * MILLIS));
      json.field("event", event.kind().word());
      json.field("domid", event.domid());
      json.field("name", event.name());
      if (!event.uuid().isEmpty()) {
        json.field("uuid", event.uuid());
      }
      if (event.kind() == HostEvent.Kind.RESTARTED) {
        json.field("restart_count", Long.parseLong(event.detail()));
      } else if (!event.detail().isEmpty()) {
        json.field(detail(event.kind()), event.detail());
      }
      json.endObject();
    }
    session.out().flush();
  }

  private static String detail(HostEvent.Kind kind) {
    return switch (kind) {
      case SHUTDOWN -> "reason";
      case RENAMED -> "former_name";
      case MIGRATED -> "direction";
      default -> "device";
    };
  }
}
