package xm.cli.command.device;

import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.toolstack.DomainSnapshot;

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
    return detach(arguments, session);
  }

  static int detach(Arguments arguments, Session session) {
    int devid = UsbWords.number(arguments.operand(1));
    int port = UsbWords.number(arguments.operand(2));
    DomainSnapshot domain = session.toolstack().find(arguments.operand(0));
    session.toolstack().usb().detach(domain.domid(), devid, port);
    return ExitCodes.OK;
  }
}
