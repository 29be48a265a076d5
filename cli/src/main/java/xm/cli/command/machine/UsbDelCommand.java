package xm.cli.command.machine;

import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.toolstack.Toolstack;

/** {@code xm usb-del}. */
public final class UsbDelCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of(
            "usb-del",
            "<Domain> <host:bus.addr|host:vendor:product>",
            "Take a USB device away from an HVM domain.")
        .operands(Declaration.Operands.DOMAINS)
        .words(2);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    Toolstack toolstack = session.toolstack();
    int domid = toolstack.find(arguments.operand(0)).domid();
    toolstack.machines().removeUsb(domid, arguments.operand(1));
    return ExitCodes.OK;
  }
}
