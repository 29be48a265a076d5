package xm.cli.command.device;

import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.output.Printable;
import xm.config.DeviceWords;
import xm.config.model.UsbHostDeviceSpec;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.usb.UsbControl;
import xm.toolstack.usb.UsbControl.Controller;

/** {@code xm usb-attach}. */
public final class UsbAttachCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of(
            "usb-attach",
            "<Domain> <DevId> <PortNumber> <BusId>",
            "Attach a USB device to a port of a domain's controller.")
        .operands(Declaration.Operands.DOMAINS)
        .words(4);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    int devid = UsbWords.number(arguments.operand(1));
    int port = UsbWords.number(arguments.operand(2));
    String busId = arguments.operand(3);
    DomainSnapshot domain = session.toolstack().find(arguments.operand(0));
    UsbControl usb = session.toolstack().usb();
    Controller controller = null;
    for (Controller each : usb.controllers(domain.domid())) {
      controller = each.devid() == devid ? each : controller;
    }
    String mistake = mistake(arguments, usb, controller, port, busId);
    if (!mistake.isEmpty()) {
      session.out().println(Printable.of(mistake)); // there, and with 0, as in xm
      return ExitCodes.OK;
    }
    usb.attach(domain.domid(), new UsbHostDeviceSpec(0, 0, busId, devid, port));
    return ExitCodes.OK;
  }

  /** What xm itself looked at before it asked, in its words; empty when all is well. */
  private static String mistake(
      Arguments arguments, UsbControl usb, Controller controller, int port, String busId) {
    if (controller == null) {
      return "Cannot find device '"
          + arguments.operand(1)
          + "' in domain '"
          + arguments.operand(0)
          + "'";
    }
    String before = controller.ports().get(port);
    if (before == null) {
      return "Invalid Port Number '" + arguments.operand(2) + "'";
    }
    if (!DeviceWords.isUsbBusId(busId)) {
      return "Invalid Busid '" + busId + "'";
    }
    if (usb.assigned(busId)) {
      return "Cannot assign already attached bus '" + busId + "', detach first.";
    }
    return before.isEmpty()
        ? ""
        : "Cannot override already attached port '" + arguments.operand(2) + "', detach first.";
  }
}
