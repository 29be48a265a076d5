package xm.cli.command.host;

import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.args.UsageException;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.command.SimulatedHostControl;

/** {@code xm sim}: the simulated host itself; its domains are seen with {@code xm --sim list}. */
public final class SimCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of(
            "sim", "<status|stop|reset>", "Show, stop or throw away the simulated host.")
        .words(1);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    SimulatedHostControl host = session.simulatedHost();
    switch (arguments.operand(0)) {
      case "status" -> session.out().println(host.status());
      case "stop" ->
          session
              .out()
              .println(host.stop() ? "Simulated host stopped." : "No simulated host was running.");
      case "reset" -> {
        host.reset();
        session.out().println("Simulated host removed from " + host.directory() + ".");
      }
      default ->
          throw new UsageException(
              "'" + arguments.operand(0) + "' is not one of status, stop, reset.");
    }
    return ExitCodes.OK;
  }
}
