package xm.cli.command.device;

import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.Session;

/** {@code xm usb-hc-destroy}. */
public final class UsbHcDestroyCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of("usb-hc-destroy", "<Domain> <DevId>", "Destroy a USB controller.")
        .operands(Declaration.Operands.DOMAINS)
        .words(2);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    return UsbWords.destroy(arguments.operand(0), arguments.operand(1), session);
  }
}
