package xm.cli.command.domain;

import xm.cli.args.Arguments;
import xm.cli.args.BatchForm;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.toolstack.Toolstack;

/** {@code xm destroy}. */
public final class DestroyCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of("destroy", "<Domain>", "End a domain at once, without asking the guest.")
        .batch(BatchForm.Kind.RUNNING, "destroyed")
        .operands(Declaration.Operands.DOMAINS)
        .words(1);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    Toolstack toolstack = session.toolstack();
    if (toolstack.managed().inactive(arguments.operand(0)).isPresent()) {
      return ExitCodes.OK; // there is nothing to end, and xm said nothing either
    }
    toolstack.destroy(toolstack.find(arguments.operand(0)).domid());
    return ExitCodes.OK;
  }
}
