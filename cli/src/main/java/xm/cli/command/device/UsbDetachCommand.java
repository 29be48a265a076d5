package xm.cli.command.device;

import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.Session;

/** {@code xm usb-detach}. */
public final class UsbDetachCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of(
            "usb-detach",
            "<Domain> <DevId> <PortNumber>",
            "Detach a USB device from a port of a domain's controller.")
        .operands(Declaration.Operands.DOMAINS)
        .words(3);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    return UsbWords.detach(arguments, session);
  }
}
