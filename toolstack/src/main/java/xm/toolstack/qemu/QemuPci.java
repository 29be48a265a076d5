package xm.toolstack.qemu;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import xm.config.model.PciSpec;
import xm.toolstack.ToolstackException;
import xm.toolstack.host.Host;
import xm.toolstack.pci.PciAddress;

/** PCI functions in the machine of an HVM domain: QEMU's xen-pci-passthrough. */
public final class QemuPci {
  private static final long LIMIT_SECONDS = 10;
  private static final long LOOK_AGAIN_MILLIS = 100;

  private QemuPci() {}

  /** Puts a function on the guest's bus. */
  public static void add(Host host, int domid, PciSpec function) {
    Map<String, Object> arguments = new LinkedHashMap<>();
    arguments.put("driver", "xen-pci-passthrough");
    arguments.put("id", id(PciAddress.of(function)));
    arguments.put("hostaddr", function.address());
    if (function.hasVirtualSlot()) {
      arguments.put(
          "addr",
          Integer.toHexString(function.virtualDevfn() >> 3) + '.' + (function.virtualDevfn() & 7));
    }
    if (function.permissive()) {
      arguments.put("permissive", true);
    }
    try (Qmp qmp = open(host, domid)) {
      qmp.execute("device_add", arguments);
    }
  }

  /**
   * Takes it off the bus and waits until the guest has let go of it; nothing when it is not there.
   *
   * @throws ToolstackException when the guest keeps it
   */
  public static void remove(Host host, int domid, PciAddress address) {
    String id = id(address);
    try (Qmp qmp = open(host, domid)) {
      if (!present(qmp, id)) {
        return;
      }
      qmp.execute("device_del", Map.of("id", id));
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
      while (present(qmp, id)) {
        if (System.nanoTime() > deadline) {
          throw new ToolstackException(
              "The guest did not let go of " + address + " within " + LIMIT_SECONDS + " s.");
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_AGAIN_MILLIS));
      }
    }
  }

  private static boolean present(Qmp qmp, String id) {
    if (qmp.execute("query-pci", Map.of()) instanceof List<?> buses) {
      for (Object bus : buses) {
        if (bus instanceof Map<?, ?> known && known.get("devices") instanceof List<?> devices) {
          for (Object each : devices) {
            if (each instanceof Map<?, ?> device && id.equals(device.get("qdev_id"))) {
              return true;
            }
          }
        }
      }
    }
    return false;
  }

  /** libxl's name of the device, so that either tool finds it. */
  private static String id(PciAddress address) {
    String text = address.toString();
    return "pci-pt-" + text.substring(text.indexOf(':') + 1).replace(':', '_');
  }

  private static Qmp open(Host host, int domid) {
    Path socket = QemuFiles.qmpSocket(host.paths(), domid);
    return Qmp.open(socket);
  }
}
