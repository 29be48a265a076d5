package xm.toolstack.create;

import java.util.List;
import java.util.Map;

/**
 * Devices that a file may ask for and that nobody here makes: refused, rather than a guest without
 * them. Keys that have no effect on the guest's hardware are warned of by the configuration.
 */
final class MissingDevices {
  /** The key table says of each key that it is refused at creation. */
  static final List<Kind> KINDS =
      List.of(
          new Kind(
              "vtpm",
              "Virtual TPMs",
              "each is served by a domain of its own, which xm does not make"),
          new Kind("channel", "Channels", "xm starts QEMU without their sockets and terminals"),
          new Kind("p9", "Shared directories (9pfs)", "xm starts no server for them"),
          new Kind("pvcalls", "PV calls", "xm writes no nodes for their back end"),
          new Kind("vdispl", "PV displays", "a display server of its own has to serve them"),
          new Kind("vsnd", "PV sound cards", "a sound server of its own has to serve them"),
          new Kind(
              "virtio", "Virtio devices", "their back ends are programs that xm does not start"),
          new Kind("dtdev", "Devices of a device tree", "x86 hosts have none"));

  private MissingDevices() {}

  /** A key, what it asks for, and why it cannot be had. */
  record Kind(String key, String what, String reason) {}

  static void check(Map<String, Object> variables, List<String> refusals) {
    for (Kind kind : KINDS) {
      Object value = variables.get(kind.key);
      boolean asked =
          value instanceof List<?> list
              ? !list.isEmpty()
              : value instanceof String text && !text.isEmpty();
      if (asked) {
        refusals.add(
            kind.what
                + " ("
                + kind.key
                + "=) are not supported: "
                + kind.reason
                + "; create the domain with xl, or leave "
                + kind.key
                + " out.");
      }
    }
  }
}
