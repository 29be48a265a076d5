package xm.cli.output;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.usb.UsbControl.Controller;
import xm.toolstack.usb.UsbHostDevice;

/** The tables of {@code xm usb-list} and {@code usb-list-assignable-devices} (xm-commands §6). */
public final class UsbTable {

  private UsbTable() {}

  /** A header for each controller, as in xm, its line, and one for each port. */
  public static String of(List<Controller> controllers, List<UsbHostDevice> devices) {
    StringBuilder b = new StringBuilder();
    for (Controller controller : controllers) {
      b.append("Idx BE  state usb-ver  BE-path                       \n");
      Columns.left(b, Integer.toString(controller.devid()), 3).append(' ');
      Columns.left(b, Integer.toString(controller.backendDomid()), 3).append(' ');
      Columns.left(b, Integer.toString(controller.state()), 5).append(' ');
      Columns.left(b, version(controller), 7).append(' ');
      String path = controller.backendPath();
      Columns.left(b, path.isEmpty() ? "??" : Printable.of(path), 30).append("  \n");
      for (Map.Entry<Integer, String> port : controller.ports().entrySet()) {
        b.append("port ").append(port.getKey()).append(": ").append(Printable.of(port.getValue()));
        at(devices, port.getValue()).ifPresent(d -> b.append(" [ID ").append(id(d)).append(']'));
        b.append('\n');
      }
    }
    return b.toString();
  }

  private static String version(Controller controller) {
    return switch (controller.version()) {
      case 1 -> "USB1.1";
      case 2 -> "USB2.0";
      default -> "USB3.0";
    };
  }

  private static Optional<UsbHostDevice> at(List<UsbHostDevice> devices, String busId) {
    return devices.stream().filter(d -> d.busId().equals(busId)).findFirst();
  }

  private static String id(UsbHostDevice device) {
    StringBuilder b = new StringBuilder();
    Columns.left(b, device.vendor(), 4).append(':');
    Columns.left(b, device.product(), 4).append(' ');
    return b.append(Printable.of(device.description())).toString();
  }

  /** A line for each device. */
  public static String of(List<UsbHostDevice> devices) {
    StringBuilder b = new StringBuilder();
    for (UsbHostDevice device : devices) {
      Columns.left(b, device.busId(), 13).append(": ID ").append(id(device)).append('\n');
    }
    return b.toString();
  }

  /** One controller as a JSON object. */
  public static void json(
      JsonWriter json, DomainSnapshot domain, Controller controller, List<UsbHostDevice> devices) {
    json.startObject();
    JsonReports.identity(json, domain);
    json.field("devid", controller.devid());
    json.field("type", controller.type());
    json.field("usb_version", controller.version());
    json.field("backend_domid", controller.backendDomid());
    if (!controller.backendPath().isEmpty()) {
      json.field("backend_path", controller.backendPath());
    }
    if (controller.state() >= 0) {
      json.field("frontend_state", controller.state());
    }
    json.startArray("ports");
    for (Map.Entry<Integer, String> port : controller.ports().entrySet()) {
      json.startObject();
      json.field("port", port.getKey());
      Optional<UsbHostDevice> device = at(devices, port.getValue());
      if (device.isPresent()) {
        json(json, device.get());
      } else if (!port.getValue().isEmpty()) {
        json.field("bus_id", port.getValue());
      }
      json.endObject();
    }
    json.endArray();
    json.endObject();
  }

  /** The fields of a device of the host. */
  public static void json(JsonWriter json, UsbHostDevice device) {
    json.field("bus_id", device.busId());
    json.field("host_bus", device.bus());
    json.field("host_address", device.address());
    json.field("vendor", device.vendor());
    json.field("product", device.product());
    if (!device.description().isEmpty()) {
      json.field("description", device.description());
    }
  }
}
