package xm.cli.command.device;

import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;

/** {@code xm pci-assignable-add}. */
public final class PciAssignableAddCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of(
            "pci-assignable-add", "<domain:bus:slot.func>", "Set a pci device aside for guests.")
        .words(1);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    session.toolstack().pci().makeAssignable(AddressWord.read(arguments.operand(0)));
    return ExitCodes.OK;
  }
}
