package xm.cli.command.machine;

import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.toolstack.Toolstack;

/** {@code xm cd-insert}. */
public final class CdInsertCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of(
            "cd-insert",
            "<Domain> <VirtualDevice> <Image>",
            "Put a medium into a CD drive of an HVM domain.")
        .operands(Declaration.Operands.DOMAINS)
        .words(3);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    Toolstack toolstack = session.toolstack();
    int domid = toolstack.find(arguments.operand(0)).domid();
    toolstack.machines().changeCd(domid, arguments.operand(1), arguments.operand(2));
    return ExitCodes.OK;
  }
}
