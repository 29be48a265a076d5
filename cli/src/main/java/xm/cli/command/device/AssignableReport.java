package xm.cli.command.device;

import java.util.List;
import java.util.Optional;
import xm.cli.args.Arguments;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.output.JsonWriter;
import xm.toolstack.pci.PciAddress;

/** What pci-list-assignable-devices prints, and xl's name for it. */
final class AssignableReport {

  private AssignableReport() {}

  static int print(Arguments arguments, Session session) {
    boolean json = arguments.json();
    Optional<List<PciAddress>> devices = session.toolstack().pci().assignable();
    if (json) {
      try (JsonWriter writer = new JsonWriter(session.out())) {
        writer.startArray();
        for (PciAddress device : devices.orElse(List.of())) {
          writer.element(device.toString());
        }
        writer.endArray();
      }
    } else if (devices.isEmpty()) {
      session.out().println("Error: pciback/pci-stub not loaded?"); // there, and with 0, as in xm
    } else {
      for (PciAddress device : devices.get()) {
        session.out().println(device);
      }
    }
    return ExitCodes.OK;
  }
}
