package xm.simulator.qemu;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import xm.simulator.qemu.SimulatedQemu.QmpError;

/** The USB buses of a simulated QEMU: which there are, and what is on their ports. */
final class SimulatedUsb {
  private static final String CONTROLLER = "xenusb-";
  private static final List<String> CONTROLLER_DRIVERS =
      List.of("piix3-usb-uhci", "usb-ehci", "nec-usb-xhci");

  private final boolean ownBus;
  private final List<String> plugged;
  private final Map<String, String> ports = new LinkedHashMap<>();

  /**
   * @param ownBus whether the machine has a bus from its start
   * @param plugged ids of what was added since
   */
  SimulatedUsb(boolean ownBus, List<String> plugged) {
    this.ownBus = ownBus;
    this.plugged = plugged;
  }

  /** True for a driver that is on the PCI bus itself. */
  static boolean isController(String driver) {
    return CONTROLLER_DRIVERS.contains(driver);
  }

  /** A device without a bus takes any; one with a bus and a port must find both. */
  void plug(String driver, String id, Map<String, Object> given) throws QmpError {
    String bus = String.valueOf(given.getOrDefault("bus", ""));
    if (bus.isEmpty()) {
      if (!ownBus && plugged.stream().noneMatch(SimulatedUsb::names)) {
        throw new QmpError("GenericError", "No 'usb-bus' bus found for device '" + driver + "'");
      }
      return;
    }
    if (!bus.endsWith(".0") || !plugged.contains(bus.substring(0, bus.length() - 2))) {
      throw new QmpError("GenericError", "Bus '" + bus + "' not found");
    }
    String port = bus + '/' + given.get("port");
    if (ports.containsValue(port)) {
      throw new QmpError(
          "GenericError",
          "usb port " + given.get("port") + " (bus " + bus + ") not found (in use?)");
    }
    ports.put(id, port);
  }

  private static boolean names(String id) {
    return id.startsWith(CONTROLLER) && id.indexOf('-', CONTROLLER.length()) < 0;
  }

  void unplug(String id) {
    ports.remove(id);
  }
}
