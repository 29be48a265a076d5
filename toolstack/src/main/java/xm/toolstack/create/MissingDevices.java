package xm.toolstack.create;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Devices that a file may ask for and that nobody here makes: refused, rather than a guest without
 * them. Keys that have no effect on the guest's hardware are warned of by the configuration.
 */
final class MissingDevices {
  /**
   * Key, and what it asks for with the reason behind a bar; the key table says of each that it is
   * refused at creation.
   */
  static final Map<String, String> KINDS = kinds();

  private MissingDevices() {}

  private static Map<String, String> kinds() {
    Map<String, String> kinds = new LinkedHashMap<>();
    kinds.put("vtpm", "Virtual TPMs|each is served by a domain of its own, and xm uses dom0 alone");
    kinds.put("channel", "Channels|xm starts QEMU without their sockets and terminals");
    kinds.put("p9", "Shared directories (9pfs)|xm starts no server for them");
    kinds.put("pvcalls", "PV calls|xm writes no nodes for their back end");
    kinds.put("vdispl", "PV displays|a display server of its own has to serve them");
    kinds.put("vsnd", "PV sound cards|a sound server of its own has to serve them");
    kinds.put("virtio", "Virtio devices|their back ends are programs that xm does not start");
    kinds.put("dtdev", "Devices of a device tree|x86 hosts have none");
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
            int bar = what.indexOf('|');
            refusals.add(
                what.substring(0, bar)
                    + " ("
                    + key
                    + "=) are not supported: "
                    + what.substring(bar + 1)
                    + "; create the domain with xl, or leave "
                    + key
                    + " out.");
          }
        });
  }
}
