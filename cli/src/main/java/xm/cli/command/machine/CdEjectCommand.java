package xm.cli.command.machine;

import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.toolstack.Toolstack;

/** {@code xm cd-eject}. */
public final class CdEjectCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of(
            "cd-eject",
            "<Domain> <VirtualDevice>",
            "Take the medium out of a CD drive of an HVM domain.")
        .operands(Declaration.Operands.DOMAINS)
        .words(2);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    Toolstack toolstack = session.toolstack();
    int domid = toolstack.find(arguments.operand(0)).domid();
    toolstack.machines().changeCd(domid, arguments.operand(1), "");
    return ExitCodes.OK;
  }
}
