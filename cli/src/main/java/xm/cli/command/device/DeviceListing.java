package xm.cli.command.device;

import java.util.List;
import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.args.UsageException;
import xm.cli.args.UsageText;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.output.JsonWriter;
import xm.config.sxp.SxpPrinter;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.hotplug.DeviceEntry;

/** What the listing commands of devices have in common (xm-commands §6). */
final class DeviceListing {
  /** Said of an attach that Ctrl-C meets. */
  static final String TAKEN_BACK = "Interrupted. What was made of the device is taken back first.";

  /** Said of a detach that Ctrl-C meets. */
  static final String MAY_GO_LATER =
      "Interrupted. The guest was asked for the device and may still let go of it.";

  private DeviceListing() {}

  /** The table of one kind of device. */
  interface Table {
    String of(List<DeviceEntry> devices);
  }

  /** The JSON object of one device. */
  interface Json {
    void write(JsonWriter json, DomainSnapshot domain, DeviceEntry device);
  }

  static int print(
      Declaration declaration,
      String kind,
      Arguments arguments,
      Session session,
      Table table,
      Json object) {
    List<String> operands = arguments.operands();
    if (operands.size() != 1) {
      // xm printed these two on standard output
      session
          .out()
          .println(
              operands.isEmpty()
                  ? "No domain parameter given"
                  : "No multiple domain parameters allowed");
      session.out().print(UsageText.of(declaration));
      return ExitCodes.FAILURE;
    }
    boolean json = arguments.json();
    if (json && arguments.has("long")) {
      throw new UsageException("You may specify either --long or --output json, but not both");
    }
    DomainSnapshot domain = session.toolstack().find(operands.get(0));
    List<DeviceEntry> devices = session.toolstack().devices().list(domain.domid(), kind);
    if (json) {
      try (JsonWriter writer = new JsonWriter(session.out())) {
        writer.startArray();
        for (DeviceEntry device : devices) {
          object.write(writer, domain, device);
        }
        writer.endArray();
      }
    } else if (arguments.has("long")) {
      for (DeviceEntry device : devices) {
        session.out().println(SxpPrinter.print(device.form()));
      }
    } else if (!devices.isEmpty()) {
      session.out().print(table.of(devices));
    }
    return ExitCodes.OK;
  }
}
