package xm.cli.command.host;

import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;

/**
 * {@code xm monitor}: acts when guests power off, reboot or crash. create starts it; nobody has to.
 */
public final class MonitorCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of(
            "monitor", "[--stay]", "Act when domains end (started by create when needed).")
        .flag("stay", "Do not end with the last domain, as under systemd");
  }

  @Override
  public int run(Arguments arguments, Session session) {
    if (!session.monitor().run(arguments.has("stay"))) {
      session.err().println("Another monitor runs already on this host.");
    }
    return ExitCodes.OK;
  }
}
