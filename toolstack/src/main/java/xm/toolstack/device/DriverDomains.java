package xm.toolstack.device;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import xm.toolstack.ToolstackException;
import xm.toolstack.host.Host;
import xm.xenctrl.DomainInfo;
import xm.xenstore.XenstoreClient;
import xm.xenstore.XenstoreTimeoutException;

/**
 * Devices whose backend is in another domain. Its kernel, and {@code xl devd} in it, do there what
 * xm does in dom0: they run the scripts and remove the backend's directory. Here they are waited
 * for (libxl 4.17, libxl_device.c).
 */
final class DriverDomains {
  /** libxl's limit for a device model; the daemon there starts one for a disk of QEMU. */
  private static final Duration QEMU_LIMIT = Duration.ofSeconds(60);

  private final Host host;
  private final XenstoreClient xenstore;

  DriverDomains(Host host) {
    this.host = host;
    this.xenstore = host.xenstore();
  }

  /** How long the backend of a device may take to answer. */
  static Duration limit(Device device, Duration usual) {
    return device.inDriverDomain() && device.needsQemu() ? QEMU_LIMIT : usual;
  }

  /** False when the domain does not run, so that nobody there will ever answer. */
  boolean answers(Device device) {
    Optional<DomainInfo> info = host.hypervisor().domain(device.backendDomid());
    return info.isPresent() && !info.get().shutdown() && !info.get().dying();
  }

  /** Why a device whose backend said nothing is not there: a sentence or two. */
  String silence(Device device, Duration limit) {
    return "Its backend in "
        + label(device)
        + " did not answer within "
        + limit.toSeconds()
        + " s ("
        + device.backendPath()
        + words(device)
        + "). Look in that domain: is the backend driver for "
        + device.backendKind()
        + " loaded, and does xl devd run?";
  }

  /**
   * Waits for what the script there says. A domain that says nothing in time is taken at its
   * driver's word, as libxl does at once: not every one has scripts.
   *
   * @throws ToolstackException with the words that it left
   */
  void awaitScript(Device device, Duration limit) {
    String backend = device.backendPath();
    if (xenstore.readIfExists(backend + "/script").isEmpty()) {
      return; // a disk of QEMU: there is none
    }
    String status;
    try {
      status =
          xenstore.await(
              limit,
              "the script of device " + device.devid() + " (" + device.kind() + ")",
              r -> {
                List<Optional<String>> nodes =
                    r.readAll(
                        List.of(
                            backend + "/state",
                            backend + "/hotplug-status",
                            backend + "/hotplug-error"));
                boolean failed = nodes.get(0).isEmpty() || !nodes.get(2).orElse("").isBlank();
                return failed ? Optional.of("error") : nodes.get(1).filter(s -> !s.isBlank());
              });
    } catch (XenstoreTimeoutException e) {
      return;
    }
    if (status.equals("error")) {
      throw new ToolstackException(
          device.label()
              + " could not be connected. The script in "
              + label(device)
              + " failed ("
              + backend
              + words(device)
              + "); its log is /var/log/xen/xen-hotplug.log there, or what xl devd writes.");
    }
  }

  /** Waits until the domain has cleaned up; empty when it has. */
  Optional<ToolstackException> awaitGone(Device device, Duration limit) {
    String state = device.backendPath() + "/state";
    try {
      xenstore.await(
          limit,
          "the end of device " + device.devid() + " (" + device.kind() + ")",
          r -> r.readIfExists(state).isEmpty() ? Optional.of(true) : Optional.empty());
      return Optional.empty();
    } catch (XenstoreTimeoutException e) {
      return Optional.of(
          new ToolstackException(
              device.label()
                  + " was closed, but "
                  + label(device)
                  + " did not remove "
                  + device.backendPath()
                  + " within "
                  + limit.toSeconds()
                  + " s, so that its script may not have run; xm has removed the nodes. Does xl"
                  + " devd run in that domain?",
              e));
    }
  }

  /** {@code domain 'net' (id 3)}. */
  String label(Device device) {
    int domid = device.backendDomid();
    String name = xenstore.readIfExists(XenstorePaths.name(domid)).orElse("");
    return name.isEmpty() ? "domain " + domid : "domain '" + name + "' (id " + domid + ")";
  }

  /** What driver or script there reported, if anything. */
  private String words(Device device) {
    return xenstore
        .readIfExists(device.backendPath() + "/hotplug-error")
        .filter(s -> !s.isBlank())
        .map(s -> ": " + s.strip().replace('\n', ' '))
        .orElse("");
  }
}
