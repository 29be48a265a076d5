package xm.cli.command.domain;

import xm.cli.args.Arguments;
import xm.cli.args.BatchForm;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.toolstack.Toolstack;

/** {@code xm pause}. */
public final class PauseCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of("pause", "<Domain>", "Pause execution of a domain.")
        .batch(BatchForm.Kind.RUNNING, "paused")
        .operands(Declaration.Operands.DOMAINS)
        .words(1);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    Toolstack toolstack = session.toolstack();
    toolstack.pause(toolstack.find(arguments.operand(0)).domid());
    return ExitCodes.OK;
  }
}
