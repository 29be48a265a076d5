package xm.cli.command.device;

import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.args.UsageException;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;

/** {@code xm pci-assignable-remove}. */
public final class PciAssignableRemoveCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of(
            "pci-assignable-remove",
            "[-r|--rebind] <domain:bus:slot.func>",
            "Take a pci device back from guests.")
        .flag('r', "rebind", "Give it back to the driver that it had")
        .words(1, 2);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    if (arguments.operands().size() != 1) {
      throw new UsageException("pci-assignable-remove takes one device");
    }
    session
        .toolstack()
        .pci()
        .takeBack(AddressWord.read(arguments.operand(0)), arguments.has("rebind"));
    return ExitCodes.OK;
  }
}
