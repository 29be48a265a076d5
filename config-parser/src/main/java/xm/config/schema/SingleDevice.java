package xm.config.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import xm.config.Diagnostic;
import xm.config.InvalidDeviceException;
import xm.config.model.PciSpec;
import xm.config.model.UsbControllerSpec;
import xm.config.model.UsbHostDeviceSpec;
import xm.config.model.VbdSpec;
import xm.config.model.VifSpec;
import xm.config.schema.Pairs.Pair;
import xm.config.syntax.Problems;
import xm.config.syntax.Source;

/** One device by itself, as the hot plug commands describe it. */
public final class SingleDevice {

  private SingleDevice() {}

  /** A disk from the fields of xm's syntax. */
  public static VbdSpec disk(String uname, String device, String mode, String backend) {
    try {
      return DiskString.spec(uname, device, mode, backend);
    } catch (BadString e) {
      throw new InvalidDeviceException(e.getMessage());
    }
  }

  /**
   * The PCI functions that an entry of {@code pci} names, options included.
   *
   * @param translate what counts for msitranslate where the entry does not say
   */
  public static List<PciSpec> pci(String entry, boolean translate) {
    List<PciSpec> functions = new ArrayList<>();
    try {
      for (PciString function : PciString.parse(entry)) {
        functions.add(function.spec(translate, false, false, false));
      }
    } catch (BadString e) {
      throw new InvalidDeviceException(e.getMessage());
    }
    return functions;
  }

  /** A USB controller from an entry of {@code usbctrl}. */
  public static UsbControllerSpec usbController(String entry) {
    try {
      return UsbString.controller(entry);
    } catch (BadString e) {
      throw new InvalidDeviceException(e.getMessage());
    }
  }

  /** A USB device of the host from an entry of {@code usbdev}. */
  public static UsbHostDeviceSpec usbDevice(String entry) {
    try {
      return UsbString.hostDevice(entry);
    } catch (BadString e) {
      throw new InvalidDeviceException(e.getMessage());
    }
  }

  /** An interface from its keys and values. */
  public static VifSpec vif(List<Map.Entry<String, String>> entries) {
    List<Pair> pairs = new ArrayList<>(entries.size());
    for (Map.Entry<String, String> e : entries) {
      pairs.add(new Pair(e.getKey(), e.getValue(), 0, 0));
    }
    Problems problems = new Problems(new Source("vif", ""));
    VifSpec spec = VifString.parse(pairs, new Places(problems, Map.of(), Set.of()), 0);
    for (Diagnostic found : problems.sorted()) {
      if (found.severity() == Diagnostic.Severity.ERROR) {
        throw new InvalidDeviceException(found.message());
      }
    }
    return spec;
  }
}
