package xm.toolstack.pci;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import xm.config.model.PciSpec;
import xm.toolstack.device.Device;
import xm.toolstack.device.PciDevice;
import xm.toolstack.device.XenbusState;
import xm.xenstore.XenstoreClient;

/** The numbered keys of the functions in the backend of one domain, and libxl's copy of them. */
final class PciBackend {
  private static final int ATTEMPTS = 20;
  private static final int ANY_SLOT = 0x100;
  private static final List<String> KEYS =
      List.of("state", "key", "dev", "vdev", "opts", "vdevfn", "name");

  private final XenstoreClient xenstore;
  private final Device device;

  PciBackend(XenstoreClient xenstore, int domid) {
    this.xenstore = xenstore;
    this.device = Device.inDom0(domid, "pci", 0);
  }

  Device device() {
    return device;
  }

  String path() {
    return device.backendPath();
  }

  /**
   * One function.
   *
   * @param number of its keys
   * @param virtualDevfn slot and function in the guest, -1 for any
   * @param options {@code name=value,...}
   */
  record Function(int number, PciAddress address, int virtualDevfn, String options) {

    /** As a configuration has it. */
    PciSpec spec() {
      return new PciSpec(
          address.segment(),
          address.bus(),
          address.slot(),
          address.function(),
          virtualDevfn < 0 ? ANY_SLOT | address.function() : virtualDevfn,
          has("msitranslate=1"),
          has("power_mgmt=1"),
          has("permissive=1"),
          false,
          has("rdm_policy=relaxed") ? "relaxed" : "",
          "");
    }

    private boolean has(String option) {
      return List.of(options.split(",")).contains(option);
    }
  }

  /** By number; what is no address is left out. */
  List<Function> functions() {
    List<Function> found = new ArrayList<>();
    int count = count();
    for (int i = 0; i < count; i++) {
      Optional<PciAddress> address =
          xenstore.readIfExists(path() + "/dev-" + i).flatMap(PciAddress::parse);
      if (address.isPresent()) {
        int devfn = number(xenstore.readIfExists(path() + "/vdevfn-" + i).orElse(""), 16, -1);
        String options = xenstore.readIfExists(path() + "/opts-" + i).orElse("");
        found.add(
            new Function(i, address.get(), devfn >= ANY_SLOT || devfn == 0 ? -1 : devfn, options));
      }
    }
    return found;
  }

  /** Adds the keys of functions and tells the backend to look. */
  void add(List<PciSpec> functions) {
    Map<String, String> keys = new LinkedHashMap<>();
    int number = count();
    for (PciSpec function : functions) {
      keys.putAll(PciDevice.function(number++, function));
    }
    keys.put("num_devs", Integer.toString(number));
    Map<String, String> values = new LinkedHashMap<>();
    keys.forEach((key, value) -> values.put(path() + '/' + key, value));
    keys.forEach((key, value) -> values.put(device.libxlPath() + '/' + key, value));
    values.put(path() + "/state", XenbusState.RECONFIGURING.wire());
    xenstore.transaction(
        ATTEMPTS,
        t -> {
          t.writeAll(values);
          return null;
        });
  }

  /** Sets the state of one function and of the whole backend. */
  void states(int number, XenbusState function, XenbusState whole) {
    xenstore.transaction(
        ATTEMPTS,
        t -> {
          t.write(path() + "/state-" + number, function.wire());
          t.write(path() + "/state", whole.wire());
          return null;
        });
  }

  /** Takes the keys of a function away; those behind it move up. */
  void remove(PciAddress address) {
    int gone =
        functions().stream()
            .filter(f -> f.address().equals(address))
            .findFirst()
            .orElseThrow()
            .number();
    int count = count(); // also of what is no address
    xenstore.transaction(
        ATTEMPTS,
        t -> {
          for (String root : List.of(path(), device.libxlPath())) {
            for (String key : KEYS) {
              for (int i = gone; i < count; i++) {
                Optional<String> next = t.readIfExists(root + '/' + key + '-' + (i + 1));
                String node = root + '/' + key + '-' + i;
                if (next.isPresent() && i + 1 < count) {
                  t.write(node, next.get());
                } else if (t.readIfExists(node).isPresent()) {
                  t.rm(node);
                }
              }
            }
            t.write(root + "/num_devs", Integer.toString(count - 1));
          }
          return null;
        });
  }

  private int count() {
    return number(xenstore.readIfExists(path() + "/num_devs").orElse("0"), 10, 0);
  }

  private static int number(String text, int radix, int fallback) {
    try {
      return Integer.parseInt(text.startsWith("0x") ? text.substring(2) : text, radix);
    } catch (NumberFormatException e) {
      return fallback;
    }
  }
}
