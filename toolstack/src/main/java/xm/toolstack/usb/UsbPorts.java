package xm.toolstack.usb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import xm.toolstack.ToolstackException;
import xm.toolstack.device.Device;
import xm.toolstack.device.XenbusState;
import xm.toolstack.device.XenstorePaths;
import xm.toolstack.usb.UsbControl.Controller;
import xm.xenstore.XenstoreClient;

/**
 * The nodes of USB controllers, where libxl keeps them (tools/libs/light/libxl_usb.c): a record for
 * each; the ports are in the backend, or in the record of one that is emulated.
 */
final class UsbPorts {
  /** Name of the kind in libxl's record and on the frontend's side. */
  static final String KIND = "vusb";

  static final String PV = "qusb";
  static final String EMULATED = "devicemodel";
  private static final int MOST_PORTS = 31;

  private final XenstoreClient xenstore;

  UsbPorts(XenstoreClient xenstore) {
    this.xenstore = xenstore;
  }

  /** All of a domain, by number. */
  List<Controller> controllers(int domid) {
    Map<Integer, Controller> found = new TreeMap<>();
    String root = XenstorePaths.libxlDevices(domid) + '/' + KIND;
    for (String name : xenstore.listIfExists(root)) {
      int devid = number(name, -1);
      if (devid >= 0) {
        found.put(devid, read(domid, devid));
      }
    }
    return List.copyOf(found.values());
  }

  /**
   * One of a domain.
   *
   * @throws ToolstackException when it has none of this number
   */
  Controller controller(int domid, int devid) {
    if (xenstore.readIfExists(XenstorePaths.libxlDevice(domid, KIND, devid)).isEmpty()) {
      throw new ToolstackException("Device " + devid + " not connected");
    }
    return read(domid, devid);
  }

  private Controller read(int domid, int devid) {
    String record = XenstorePaths.libxlDevice(domid, KIND, devid);
    String type = text(record + "/type");
    String backend = type.equals(EMULATED) ? "" : text(record + "/backend");
    String root = root(record, backend);
    Map<Integer, String> ports = new TreeMap<>();
    int count = Math.min(number(text(root + "/num-ports"), 0), MOST_PORTS);
    for (int port = 1; port <= count; port++) {
      ports.put(port, text(root + "/port/" + port));
    }
    Optional<XenbusState> state =
        backend.isEmpty()
            ? Optional.empty()
            : XenbusState.parse(
                xenstore.readIfExists(XenstorePaths.frontend(domid, KIND, devid) + "/state"));
    return new Controller(
        devid,
        type.isEmpty() ? "pv" : type,
        number(text(root + "/usb-ver"), 2),
        Device.ofBackendPath(domid, KIND, devid, backend).map(Device::backendDomid).orElse(0),
        state.map(s -> number(s.wire(), -1)).orElse(-1),
        backend,
        ports);
  }

  private static String root(String record, String backend) {
    return backend.isEmpty() ? record : backend;
  }

  /** Notes what is on a port, empty for nothing; the backend watches it. */
  void put(int domid, Controller controller, int port, String busId) {
    String record = XenstorePaths.libxlDevice(domid, KIND, controller.devid());
    xenstore.write(root(record, controller.backendPath()) + "/port/" + port, busId);
  }

  /** The domains that have devices of this host, by the places of these. */
  Map<String, Integer> owners() {
    Map<String, Integer> owners = new TreeMap<>();
    for (String name : xenstore.listIfExists(XenstorePaths.LIBXL)) {
      int domid = number(name, -1);
      if (domid > 0) {
        for (Controller controller : controllers(domid)) {
          controller.ports().values().stream()
              .filter(busId -> !busId.isEmpty())
              .forEach(busId -> owners.put(busId, domid));
        }
      }
    }
    return owners;
  }

  /** The first number that none of them has. */
  static int free(List<Controller> controllers) {
    List<Integer> taken = new ArrayList<>();
    controllers.forEach(c -> taken.add(c.devid()));
    int devid = 0;
    while (taken.contains(devid)) {
      devid++;
    }
    return devid;
  }

  private String text(String node) {
    return xenstore.readIfExists(node).orElse("");
  }

  private static int number(String text, int fallback) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return fallback;
    }
  }
}
