package xm.cli.command.domain;

import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;

/** {@code xm suspend}. */
public final class SuspendCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of("suspend", "<DomainName>", "Save a managed domain and end it.")
        .operands(Declaration.Operands.DOMAINS)
        .words(1);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    session.toolstack().managed().suspend(arguments.operand(0));
    return ExitCodes.OK;
  }
}
