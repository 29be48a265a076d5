package xm.cli.command.domain;

import xm.cli.args.Arguments;
import xm.cli.args.BatchForm;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.CommandFailure;
import xm.cli.command.Session;
import xm.toolstack.ShutdownRequest;

/** {@code xm shutdown}. */
public final class ShutdownCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of("shutdown", "<Domain> [-waRH]", "Ask a domain to shut down.")
        .flag('a', "all", "Every domain but the one with id 0")
        .flag('w', "wait", "Wait until it has ended")
        .flag('H', "halt", "Ask for a halt instead of a power-off")
        .flag('R', "reboot", "Ask for a reboot")
        .batch(new BatchForm(BatchForm.Kind.RUNNING, "asked to shut down", "shut down", 0))
        .operands(Declaration.Operands.DOMAINS)
        .words(1, 4);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    if (arguments.has("halt") && arguments.has("reboot")) {
      throw new CommandFailure("Can't specify halt and reboot");
    }
    ShutdownRequest request = ShutdownRequest.POWEROFF;
    if (arguments.has("halt")) {
      request = ShutdownRequest.HALT;
    } else if (arguments.has("reboot")) {
      request = ShutdownRequest.REBOOT;
    }
    return ShutdownRun.run(arguments, session, request);
  }
}
