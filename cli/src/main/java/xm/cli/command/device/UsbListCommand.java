package xm.cli.command.device;

import java.util.List;
import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.output.JsonWriter;
import xm.cli.output.UsbTable;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.usb.UsbControl.Controller;
import xm.toolstack.usb.UsbHostDevice;

/** {@code xm usb-list}. */
public final class UsbListCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of("usb-list", "<Domain>", "List a domain's USB controllers and ports.")
        .outputFormat()
        .operands(Declaration.Operands.DOMAINS)
        .words(1);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    boolean json = arguments.json();
    DomainSnapshot domain = session.toolstack().find(arguments.operand(0));
    List<Controller> controllers = session.toolstack().usb().controllers(domain.domid());
    List<UsbHostDevice> devices = session.toolstack().usb().devices();
    if (json) {
      try (JsonWriter writer = new JsonWriter(session.out())) {
        writer.startArray();
        for (Controller controller : controllers) {
          UsbTable.json(writer, domain, controller, devices);
        }
        writer.endArray();
      }
    } else {
      session.out().print(UsbTable.of(controllers, devices));
    }
    return ExitCodes.OK;
  }
}
