package xm.cli.command.device;

import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.Session;

/** {@code xm usbdev-detach}, xl's name for usb-detach. */
public final class UsbdevDetachCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of(
            "usbdev-detach",
            "<Domain> <controller> <port>",
            "Detach a USB device from a port of a domain's controller.")
        .operands(Declaration.Operands.DOMAINS)
        .words(3);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    return UsbWords.detach(arguments, session);
  }
}
