package xm.cli.command.domain;

import xm.cli.args.Arguments;
import xm.cli.args.BatchForm;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.CommandFailure;
import xm.cli.command.Session;
import xm.toolstack.ShutdownRequest;

/** {@code xm reboot}: shutdown -R under another name. */
public final class RebootCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of("reboot", "<Domain> [-wa]", "Ask a domain to reboot.")
        .flag('a', "all", "Every domain but the one with id 0")
        .flag('w', "wait", "Wait until it is up again")
        .unmentioned('H', "halt", "Always refused here")
        .unmentioned('R', "reboot", "Has no effect here")
        .batch(new BatchForm(BatchForm.Kind.RUNNING, "asked to reboot", "rebooted", 0))
        .operands(Declaration.Operands.DOMAINS)
        .words(1, 3);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    if (arguments.has("halt")) {
      throw new CommandFailure("Can't specify halt and reboot");
    }
    return ShutdownRun.run(arguments, session, ShutdownRequest.REBOOT);
  }
}
