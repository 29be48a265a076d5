package xm.toolstack.device;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import xm.toolstack.ToolstackException;
import xm.xenstore.XenstoreClient;
import xm.xenstore.XsPermission;
import xm.xenstore.XsTransaction;

/** Writes and removes the nodes of a device, each in one transaction. */
final class DeviceStore {
  /** Conflicts come from other tools and from guests; each retry reads the store anew. */
  private static final int ATTEMPTS = 20;

  private final XenstoreClient xenstore;

  DeviceStore(XenstoreClient xenstore) {
    this.xenstore = xenstore;
  }

  /**
   * Writes both ends and libxl's record.
   *
   * @throws ToolstackException when the device is there already
   */
  void write(DeviceNodes nodes) {
    xenstore.transaction(
        ATTEMPTS,
        t -> {
          write(t, nodes);
          return null;
        });
  }

  private static void write(XsTransaction t, DeviceNodes nodes) {
    Device device = nodes.device();
    String frontend = device.frontendPath();
    String backend = device.backendPath();
    if (t.readIfExists(frontend + "/backend").isPresent()) {
      throw new ToolstackException("Device " + device.devid() + " is already connected.");
    }
    if (device.inDriverDomain()
        && t.readIfExists(XenstorePaths.domain(device.backendDomid())).isEmpty()) {
      // its tree must not come back without it
      throw new ToolstackException(
          device.label()
              + " could not be connected. Domain "
              + device.backendDomid()
              + ", which was to serve it, is gone.");
    }
    List<XsPermission> guestOwns =
        List.of(XsPermission.none(device.domid()), XsPermission.read(device.backendDomid()));
    List<XsPermission> guestReads =
        List.of(XsPermission.none(device.backendDomid()), XsPermission.read(device.domid()));

    // Console 0: the guest must not be able to put another tty or limit there.
    boolean protectedFrontend = device.isConsole() && device.devid() == 0;
    t.rm(device.libxlPath());
    remake(t, frontend, protectedFrontend ? guestReads : guestOwns);
    remake(t, backend, guestReads);

    // New nodes inherit the permissions of their parent; those that differ are set afterwards.
    Map<String, String> values = new LinkedHashMap<>();
    values.put(device.libxlPath() + "/frontend", frontend);
    values.put(device.libxlPath() + "/backend", backend);
    put(values, device.libxlPath(), nodes.backend());
    values.put(frontend + "/backend", backend);
    put(values, frontend, nodes.frontend());
    put(values, frontend, nodes.frontendReadOnly());
    values.put(backend + "/frontend", frontend);
    put(values, backend, nodes.backend());
    t.writeAll(values);

    Map<String, String> others = protectedFrontend ? nodes.frontend() : nodes.frontendReadOnly();
    for (String key : others.keySet()) {
      t.setPermissions(frontend + '/' + key, protectedFrontend ? guestOwns : guestReads);
    }
  }

  private static void remake(XsTransaction t, String node, List<XsPermission> permissions) {
    t.rm(node);
    t.mkdir(node);
    t.setPermissions(node, permissions);
  }

  private static void put(Map<String, String> values, String node, Map<String, String> keys) {
    for (Map.Entry<String, String> e : keys.entrySet()) {
      values.put(node + '/' + e.getKey(), e.getValue());
    }
  }

  /** Removes all three trees and parents that are empty then. Missing nodes are no error. */
  void remove(Device device) {
    xenstore.transaction(
        ATTEMPTS,
        t -> {
          removeWithEmptyParents(t, device.frontendPath());
          removeWithEmptyParents(t, device.libxlPath());
          removeWithEmptyParents(t, device.backendPath());
          return null;
        });
  }

  private static void removeWithEmptyParents(XsTransaction t, String path) {
    t.rm(path);
    String node = path;
    for (int slash = node.lastIndexOf('/'); slash > 0; slash = node.lastIndexOf('/')) {
      node = node.substring(0, slash);
      // The roots stay: other tools watch them, and a domain's own tree is its owner's to remove.
      if (isRoot(node)) {
        return;
      }
      Optional<String> value = t.readIfExists(node);
      if (value.isPresent() && (!value.get().isEmpty() || !t.list(node).isEmpty())) {
        return;
      }
      t.rm(node);
    }
  }

  private static boolean isRoot(String node) {
    int slashes = 0;
    for (int i = 0; i < node.length(); i++) {
      slashes += node.charAt(i) == '/' ? 1 : 0;
    }
    return slashes <= (node.startsWith(XenstorePaths.LIBXL + '/') ? 2 : 3);
  }
}
