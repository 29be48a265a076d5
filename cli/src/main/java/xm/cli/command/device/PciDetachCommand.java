package xm.cli.command.device;

import java.util.ArrayList;
import java.util.List;
import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.args.UsageException;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.console.Waiting;
import xm.config.DeviceWords;
import xm.config.model.PciSpec;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.pci.PciAddress;

/** {@code xm pci-detach}. */
public final class PciDetachCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of(
            "pci-detach",
            "<Domain> <domain:bus:slot.func>",
            "Remove a domain's pass-through pci device.")
        .operands(Declaration.Operands.DOMAINS)
        .words(2);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    List<PciAddress> addresses = addresses(arguments.operand(1));
    DomainSnapshot domain = session.toolstack().find(arguments.operand(0));
    try (Waiting waiting = Waiting.on(session, () -> DeviceListing.MAY_GO_LATER)) {
      for (PciAddress address : addresses) {
        waiting.step("Waiting for the guest to let go of " + address);
        session.toolstack().passthrough().detach(domain.domid(), address);
      }
    }
    return ExitCodes.OK;
  }

  /** The functions of a device, in the order in which it names them. */
  private static List<PciAddress> addresses(String word) {
    if (word.indexOf('*') >= 0) {
      throw new UsageException("name the functions of the device, as in 07:00.0-3");
    }
    List<PciAddress> addresses = new ArrayList<>();
    for (PciSpec function : DeviceEntry.read(() -> DeviceWords.pci(word))) {
      addresses.add(PciAddress.of(function));
    }
    return addresses;
  }
}
