package xm.cli.command.device;

import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.Session;

/** {@code xm usbctrl-detach}, xl's name for usb-hc-destroy. */
public final class UsbctrlDetachCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of("usbctrl-detach", "<Domain> <DevId>", "Destroy a USB controller.")
        .operands(Declaration.Operands.DOMAINS)
        .words(2);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    return UsbWords.destroy(arguments.operand(0), arguments.operand(1), session);
  }
}
