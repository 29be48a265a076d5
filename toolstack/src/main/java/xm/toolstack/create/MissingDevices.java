package xm.toolstack.create;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Devices that a file may ask for and that nobody here makes: refused, rather than a guest without
 * them. Keys that have no effect on the guest's hardware are warned of by the configuration.
 */
final class MissingDevices {
  /** Key and what it asks for; the key table says of each that it is refused at creation. */
  static final Map<String, String> KINDS = kinds();

  private MissingDevices() {}

  private static Map<String, String> kinds() {
    Map<String, String> kinds = new LinkedHashMap<>();
    kinds.put("vtpm", "Virtual TPMs");
    kinds.put("channel", "Channels");
    kinds.put("p9", "Shared directories (9pfs)");
    kinds.put("pvcalls", "PV calls");
    kinds.put("vdispl", "PV displays");
    kinds.put("vsnd", "PV sound cards");
    kinds.put("virtio", "Virtio devices");
    kinds.put("dtdev", "Devices of a device tree");
    return kinds;
  }

  static void check(Map<String, Object> variables, List<String> refusals) {
    KINDS.forEach(
        (key, what) -> {
          Object value = variables.get(key);
          boolean asked =
              value instanceof List<?> list
                  ? !list.isEmpty()
                  : value instanceof String text && !text.isEmpty();
          if (asked) {
            refusals.add(
                what
                    + " ("
                    + key
                    + "=) are not supported; create the domain with xl, or leave "
                    + key
                    + " out.");
          }
        });
  }
}
