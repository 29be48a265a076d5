package xm.cli.command.domain;

import xm.cli.args.Arguments;
import xm.cli.args.BatchForm;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;

/** {@code xm delete}. */
public final class DeleteCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of("delete", "<DomainName>", "Forget a managed domain that does not run.")
        .batch(BatchForm.Kind.INACTIVE, "deleted")
        .operands(Declaration.Operands.DOMAINS)
        .words(1);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    session.toolstack().managed().delete(arguments.operand(0));
    return ExitCodes.OK;
  }
}
