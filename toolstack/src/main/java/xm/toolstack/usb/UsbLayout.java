package xm.toolstack.usb;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import xm.config.model.GuestType;
import xm.config.model.UsbControllerSpec;
import xm.config.model.UsbHostDeviceSpec;

/**
 * What a configuration comes to: which controllers there are, and which port each device has. Pure.
 *
 * @param controllers by number, each of a type that can be made
 * @param places of the devices, in the order of the configuration
 */
public record UsbLayout(List<UsbControllerSpec> controllers, List<Place> places) {
  private static final UsbControllerSpec DEFAULT = new UsbControllerSpec("auto", 2, 8);
  private static final int MOST_EMULATED_PORTS = 15;

  public UsbLayout {
    controllers = List.copyOf(controllers);
    places = List.copyOf(places);
  }

  /**
   * A device and its port.
   *
   * @param controller number of the controller
   * @param port from 1
   */
  public record Place(int controller, int port, UsbHostDeviceSpec device) {}

  /** True when there is nothing to do. */
  public boolean isEmpty() {
    return controllers.isEmpty();
  }

  /**
   * Lays out; as libxl does, a device that finds no free port gets a controller of its own.
   *
   * @param refusals gets every reason why it cannot be done
   */
  public static UsbLayout of(
      GuestType type,
      List<UsbControllerSpec> asked,
      List<UsbHostDeviceSpec> devices,
      List<String> refusals) {
    List<UsbControllerSpec> controllers = new ArrayList<>();
    for (UsbControllerSpec each : asked) {
      controllers.add(settle(type, each, refusals));
    }
    List<Place> places = new ArrayList<>();
    Set<String> taken = new TreeSet<>();
    for (UsbHostDeviceSpec device : devices) { // those that want a certain port go first
      if (device.controller() >= 0 && device.port() > 0 && !taken.add(key(device))) {
        refusals.add(
            "usbdev: port "
                + device.port()
                + " of controller "
                + device.controller()
                + " is named twice.");
      }
    }
    for (UsbHostDeviceSpec device : devices) {
      place(type, device, controllers, taken, places, refusals);
    }
    return new UsbLayout(controllers, places);
  }

  private static String key(UsbHostDeviceSpec device) {
    return device.controller() + "/" + device.port();
  }

  private static void place(
      GuestType type,
      UsbHostDeviceSpec device,
      List<UsbControllerSpec> controllers,
      Set<String> taken,
      List<Place> places,
      List<String> refusals) {
    int asked = device.controller();
    if (asked >= controllers.size()) {
      refusals.add(
          "usbdev: device "
              + device.label()
              + " asks for controller "
              + asked
              + ", and there are "
              + controllers.size()
              + ".");
      return;
    }
    if (asked >= 0 && device.port() > 0) {
      if (device.port() > controllers.get(asked).ports()) {
        refusals.add(
            "usbdev: controller "
                + asked
                + " has "
                + controllers.get(asked).ports()
                + " ports, not "
                + device.port()
                + ".");
      }
      places.add(new Place(asked, device.port(), device));
      return;
    }
    for (int c = Math.max(asked, 0); c < (asked < 0 ? controllers.size() : asked + 1); c++) {
      for (int port = 1; port <= controllers.get(c).ports(); port++) {
        if (taken.add(c + "/" + port)) {
          places.add(new Place(c, port, device));
          return;
        }
      }
    }
    if (asked >= 0) {
      refusals.add("usbdev: controller " + asked + " has no free port for " + device.label() + ".");
      return;
    }
    int next = controllers.size();
    controllers.add(settle(type, DEFAULT, refusals));
    taken.add(next + "/1");
    places.add(new Place(next, 1, device));
  }

  /**
   * A controller as it will be: what is left open is decided by the guest's type, and an emulated
   * one has as many ports as QEMU's has.
   */
  public static UsbControllerSpec settle(
      GuestType type, UsbControllerSpec asked, List<String> refusals) {
    boolean hvm = type == GuestType.HVM;
    switch (asked.type()) {
      case "auto" -> {
        return hvm
            ? emulated(asked)
            : new UsbControllerSpec(UsbPorts.PV, Math.min(asked.version(), 2), asked.ports());
      }
      case UsbPorts.EMULATED -> {
        if (!hvm) {
          refusals.add(
              "usbctrl: type=devicemodel is for HVM guests; leave type out and a "
                  + type.label().toUpperCase(Locale.ROOT)
                  + " guest gets a PV controller.");
        }
        return emulated(asked);
      }
      case UsbPorts.PV -> {
        if (asked.version() > 2) {
          refusals.add(
              "usbctrl: a PV controller is of version 1 or 2, not " + asked.version() + ".");
        }
        return asked;
      }
      default -> {
        refusals.add(
            "usbctrl: type=pv needs usbback, a driver that Linux never took; leave type out, and"
                + " QEMU serves the controller.");
        return asked;
      }
    }
  }

  /** piix3-usb-uhci has 2 ports and usb-ehci 6; nec-usb-xhci takes a number. */
  private static UsbControllerSpec emulated(UsbControllerSpec asked) {
    int ports =
        switch (asked.version()) {
          case 1 -> 2;
          case 2 -> 6;
          default -> Math.min(asked.ports(), MOST_EMULATED_PORTS);
        };
    return new UsbControllerSpec(UsbPorts.EMULATED, asked.version(), ports);
  }
}
