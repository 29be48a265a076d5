package xm.toolstack.usb;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import xm.config.model.DomainConfig;
import xm.config.model.GuestType;
import xm.config.model.UsbHostDeviceSpec;
import xm.toolstack.host.Host;
import xm.toolstack.operate.LiveDomains;
import xm.toolstack.qemu.QemuProgram;

/** Whether a domain can have the USB controllers and devices of its configuration; looks only. */
public final class UsbCheck {

  private UsbCheck() {}

  /** Adds every reason to refuse, and what the operator should know. */
  public static void run(
      Host host, DomainConfig config, List<String> refusals, List<String> warnings) {
    UsbLayout layout = layout(config, refusals);
    if (layout.isEmpty()) {
      return;
    }
    if (config.type() != GuestType.HVM && QemuProgram.find(host.files(), host.paths()).isEmpty()) {
      refusals.add(
          "usbctrl: QEMU serves USB controllers, and this host has none with Xen support (Debian:"
              + " apt-get install qemu-system-xen).");
    }
    UsbTree tree = new UsbTree(host.sysfs());
    Map<String, Integer> owners = new UsbPorts(host.xenstore()).owners();
    Set<String> seen = new HashSet<>();
    for (UsbLayout.Place place : layout.places()) {
      Optional<UsbHostDevice> device = tree.find(place.device());
      device(host, place.device(), device, owners, refusals, warnings);
      String busId = device.map(UsbHostDevice::busId).orElse(place.device().busId());
      if (!busId.isEmpty() && !seen.add(busId)) {
        refusals.add("usbdev: USB device " + busId + " is named twice.");
      }
    }
  }

  /** The layout of a configuration that {@link #run} has let pass. */
  public static UsbLayout layout(DomainConfig config) {
    return layout(config, new ArrayList<>());
  }

  private static UsbLayout layout(DomainConfig config, List<String> refusals) {
    return UsbLayout.of(
        config.type(),
        config.hardware().usbControllers(),
        config.hardware().usbHostDevices(),
        refusals);
  }

  static void device(
      Host host,
      UsbHostDeviceSpec spec,
      Optional<UsbHostDevice> found,
      Map<String, Integer> owners,
      List<String> refusals,
      List<String> warnings) {
    String busId = found.map(UsbHostDevice::busId).orElse(spec.busId());
    Integer owner = owners.get(busId);
    if (owner != null) {
      refusals.add(
          "USB device "
              + spec.label()
              + " is with domain '"
              + new LiveDomains(host).name(owner)
              + "' already.");
    } else if (found.isEmpty() && spec.busId().isEmpty()) {
      refusals.add(UsbTree.missing(spec.label()));
    } else if (found.isEmpty()) {
      warnings.add(
          "Nothing is plugged in at USB place "
              + spec.busId()
              + " now; the guest gets what will be.");
    } else if (found.get().hub()) {
      refusals.add(
          "USB device "
              + spec.label()
              + " is a hub; a guest can be given what is plugged in at it.");
    }
  }
}
