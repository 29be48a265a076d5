package xm.config.schema;

import java.util.ArrayList;
import java.util.List;
import xm.config.model.Hardware;
import xm.config.model.PciSpec;
import xm.config.model.PvFeature;
import xm.config.model.UsbControllerSpec;
import xm.config.model.UsbHostDeviceSpec;

/** PCI and USB devices, CPUID and kernel features of a file, as the model has them. */
final class HardwareSettings {
  private final Settings s;

  private HardwareSettings(Settings s) {
    this.s = s;
  }

  static Hardware bind(Settings s, Devices devices) {
    HardwareSettings h = new HardwareSettings(s);
    List<PciSpec> pci = new ArrayList<>();
    boolean permissive = s.flag("pci_permissive");
    boolean seize = s.flag("pci_seize");
    boolean translate = s.flag("pci_msitranslate");
    boolean power = s.flag("pci_power_mgmt");
    for (PciString p : devices.pci) {
      pci.add(p.spec(translate, power, permissive, seize));
    }
    List<UsbControllerSpec> controllers = h.list("usbctrl", UsbString::controller);
    List<UsbHostDeviceSpec> usb = h.list("usbdev", UsbString::hostDevice);
    for (Vusb vusb : devices.vusbs) {
      vusb.add(controllers.size(), controllers, usb);
    }
    return new Hardware(
        pci,
        h.list("usbdevice", UsbString::device),
        controllers,
        usb,
        CpuidString.bind(s),
        h.features());
  }

  private List<PvFeature> features() {
    if (!(s.get("features") instanceof String text)) {
      return List.of();
    }
    try {
      return FeaturesString.parse(text);
    } catch (BadString e) {
      s.places().warning("features", 0, e.offset, e.getMessage());
      return List.of();
    }
  }

  /** Reads one entry. */
  private interface Reader<T> {
    T read(String text) throws BadString;
  }

  /** All entries of a list, or the one of a string. */
  private <T> List<T> list(String key, Reader<T> reader) {
    List<T> out = new ArrayList<>();
    boolean one = s.get(key) instanceof String;
    List<String> entries = one ? List.of(s.text(key)) : s.strings(key);
    for (int i = 0; i < entries.size(); i++) {
      if (one && entries.get(i).isEmpty()) {
        continue;
      }
      try {
        out.add(reader.read(entries.get(i)));
      } catch (BadString e) {
        s.places().late(key, i, e.offset, e.getMessage());
      }
    }
    return out;
  }
}
