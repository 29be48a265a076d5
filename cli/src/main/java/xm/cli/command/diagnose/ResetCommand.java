package xm.cli.command.diagnose;

import xm.cli.args.Arguments;
import xm.cli.args.BatchForm;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.console.Waiting;
import xm.toolstack.Toolstack;

/** {@code xm reset}. */
public final class ResetCommand implements Command {
  private static final String INTERRUPTED =
      "Interrupted. The old domain is gone; what was made of the new one is taken back first.";

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
    int domid = toolstack.find(arguments.operand(0)).domid();
    try (Waiting waiting = Waiting.held(session, () -> INTERRUPTED)) {
      toolstack.diagnostics().reset(domid, waiting);
    }
    return ExitCodes.OK;
  }
}
