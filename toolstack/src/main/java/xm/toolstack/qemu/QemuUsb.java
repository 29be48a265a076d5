package xm.toolstack.qemu;

import java.util.LinkedHashMap;
import java.util.Map;
import xm.config.model.UsbControllerSpec;
import xm.toolstack.host.Host;

/**
 * USB controllers and devices in the machine of an HVM domain, under libxl's names, so that either
 * tool finds what the other has added.
 */
public final class QemuUsb {
  private final Host host;
  private final int domid;

  /** Of one domain. */
  public QemuUsb(Host host, int domid) {
    this.host = host;
    this.domid = domid;
  }

  /** Adds a controller: UHCI, EHCI or XHCI, by its version. */
  public void addController(int devid, UsbControllerSpec controller) {
    Map<String, Object> arguments = new LinkedHashMap<>();
    switch (controller.version()) {
      case 1 -> arguments.put("driver", "piix3-usb-uhci");
      case 2 -> arguments.put("driver", "usb-ehci");
      default -> {
        arguments.put("driver", "nec-usb-xhci");
        arguments.put("p2", (long) controller.ports());
        arguments.put("p3", (long) controller.ports());
      }
    }
    arguments.put("id", controller(devid));
    execute("device_add", arguments);
  }

  /** Takes a controller away. */
  public void removeController(int devid) {
    execute("device_del", Map.of("id", controller(devid)));
  }

  /** Puts a device of the host on a port. */
  public void add(int devid, int port, int hostBus, int hostAddress) {
    Map<String, Object> arguments = new LinkedHashMap<>();
    arguments.put("driver", "usb-host");
    arguments.put("id", device(hostBus, hostAddress));
    arguments.put("bus", controller(devid) + ".0");
    arguments.put("port", Integer.toString(port));
    arguments.put("hostbus", (long) hostBus);
    arguments.put("hostaddr", (long) hostAddress);
    execute("device_add", arguments);
  }

  /** Takes it off again. */
  public void remove(int hostBus, int hostAddress) {
    execute("device_del", Map.of("id", device(hostBus, hostAddress)));
  }

  private static String controller(int devid) {
    return "xenusb-" + devid;
  }

  private static String device(int hostBus, int hostAddress) {
    return "xenusb-" + hostBus + '-' + hostAddress;
  }

  private void execute(String command, Map<String, ?> arguments) {
    try (Qmp qmp = Qmp.open(QemuFiles.qmpSocket(host.paths(), domid))) {
      qmp.execute(command, arguments);
    }
  }
}
