package xm.toolstack.device;

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
      throw new ToolstackException(device.label() + " is already connected.");
    }
    List<XsPermission> guestOwns =
        List.of(XsPermission.none(device.domid()), XsPermission.read(device.backendDomid()));
    List<XsPermission> guestReads =
        List.of(XsPermission.none(device.backendDomid()), XsPermission.read(device.domid()));

    t.rm(device.libxlPath());
    t.write(device.libxlPath() + "/frontend", frontend);
    t.write(device.libxlPath() + "/backend", backend);
    for (Map.Entry<String, String> e : nodes.backend().entrySet()) {
      t.write(device.libxlPath() + '/' + e.getKey(), e.getValue());
    }

    // Console 0: the guest must not be able to put another tty or limit there.
    boolean protectedFrontend = device.isConsole() && device.devid() == 0;
    t.rm(frontend);
    t.mkdir(frontend);
    t.setPermissions(frontend, protectedFrontend ? guestReads : guestOwns);
    t.write(frontend + "/backend", backend);
    writeWith(t, frontend, nodes.frontend(), guestOwns);
    writeWith(t, frontend, nodes.frontendReadOnly(), guestReads);

    t.rm(backend);
    t.mkdir(backend);
    t.setPermissions(backend, guestReads);
    t.write(backend + "/frontend", frontend);
    for (Map.Entry<String, String> e : nodes.backend().entrySet()) {
      t.write(backend + '/' + e.getKey(), e.getValue());
    }
  }

  private static void writeWith(
      XsTransaction t, String node, Map<String, String> keys, List<XsPermission> permissions) {
    for (Map.Entry<String, String> e : keys.entrySet()) {
      String path = node + '/' + e.getKey();
      t.write(path, e.getValue());
      t.setPermissions(path, permissions);
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
