package xm.cli.command.machine;

import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.toolstack.Toolstack;

/** {@code xm usb-add}. */
public final class UsbAddCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of(
            "usb-add",
            "<Domain> <host:bus.addr|host:vendor:product>",
            "Add a USB device to an HVM domain.")
        .operands(Declaration.Operands.DOMAINS)
        .words(2);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    Toolstack toolstack = session.toolstack();
    int domid = toolstack.find(arguments.operand(0)).domid();
    toolstack.machines().addUsb(domid, arguments.operand(1));
    return ExitCodes.OK;
  }
}
