package xm.cli.command.device;

import java.util.List;
import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.output.JsonWriter;
import xm.cli.output.UsbTable;
import xm.toolstack.usb.UsbHostDevice;

/** {@code xm usb-list-assignable-devices}. */
public final class UsbListAssignableDevicesCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of("usb-list-assignable-devices", "", "List all the assignable USB devices.")
        .outputFormat()
        .words(0);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    boolean json = arguments.json();
    List<UsbHostDevice> devices = session.toolstack().usb().assignable();
    if (json) {
      try (JsonWriter writer = new JsonWriter(session.out())) {
        writer.startArray();
        for (UsbHostDevice device : devices) {
          writer.startObject();
          UsbTable.json(writer, device);
          writer.endObject();
        }
        writer.endArray();
      }
    } else {
      session.out().print(UsbTable.of(devices));
    }
    return ExitCodes.OK;
  }
}
