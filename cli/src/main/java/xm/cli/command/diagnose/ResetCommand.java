package xm.cli.command.diagnose;

import xm.cli.args.Arguments;
import xm.cli.args.BatchForm;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.toolstack.Progress;
import xm.toolstack.Toolstack;

/** {@code xm reset}. */
public final class ResetCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of("reset", "<Domain>", "Destroy a domain and create it again as it was.")
        .batch(BatchForm.Kind.RUNNING, "reset")
        .operands(Declaration.Operands.DOMAINS)
        .words(1);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    Toolstack toolstack = session.toolstack();
    toolstack.diagnostics().reset(toolstack.find(arguments.operand(0)).domid(), Progress.NONE);
    return ExitCodes.OK;
  }
}
