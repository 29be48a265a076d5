package xm.toolstack.hotplug;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import xm.config.sxp.Sxp;
import xm.toolstack.device.Device;
import xm.toolstack.device.XenstorePaths;
import xm.xenstore.XsReader;

/**
 * Reads the devices of a domain. libxl's record is asked first, as no guest can write it; domains
 * of older tools have their frontends only.
 */
final class DeviceReader {
  /** Frontends are shallow; a guest that nests its own nodes deeper is not followed. */
  private static final int DEPTH = 4;

  private final XsReader store;

  DeviceReader(XsReader store) {
    this.store = store;
  }

  /** The devices of this kind, by number. */
  List<Device> devices(int domid, String kind) {
    Map<Integer, Device> found = new TreeMap<>();
    collect(domid, kind, XenstorePaths.libxlDevices(domid) + '/' + kind, found);
    collect(domid, kind, XenstorePaths.domain(domid) + "/device/" + kind, found);
    return List.copyOf(found.values());
  }

  private void collect(int domid, String kind, String directory, Map<Integer, Device> found) {
    for (String name : store.listIfExists(directory)) {
      Optional<Integer> devid = number(name);
      if (devid.isPresent() && !found.containsKey(devid.get())) {
        store
            .readIfExists(directory + '/' + name + "/backend")
            .flatMap(path -> Device.ofBackendPath(domid, kind, devid.get(), path))
            .ifPresent(device -> found.put(devid.get(), device));
      }
    }
  }

  /** One device with the nodes of both its ends. */
  DeviceEntry entry(Device device) {
    List<Sxp> nodes = new ArrayList<>();
    Map<String, String> frontend = new LinkedHashMap<>();
    tree(device.frontendPath(), nodes, frontend, 0);
    Map<String, String> backend = new LinkedHashMap<>();
    tree(device.backendPath(), new ArrayList<>(), backend, 0);
    return new DeviceEntry(
        device.devid(),
        device.backendDomid(),
        device.backendPath(),
        frontend,
        backend,
        Sxp.of(device.devid(), new Sxp.Node(nodes)));
  }

  /** Children in xenstored's order; values of the first level go to {@code values}. */
  private void tree(String path, List<Sxp> nodes, Map<String, String> values, int depth) {
    List<String> names = store.listIfExists(path);
    List<String> paths = new ArrayList<>(names.size());
    for (String name : names) {
      paths.add(path + '/' + name);
    }
    List<Optional<String>> found = store.readAll(paths);
    List<List<String>> below = depth < DEPTH ? store.listAll(paths) : List.of();
    for (int i = 0; i < names.size(); i++) {
      String value = found.get(i).orElse("");
      if (depth == 0) {
        values.put(names.get(i), value);
      }
      if (!below.isEmpty() && !below.get(i).isEmpty()) {
        List<Sxp> children = new ArrayList<>();
        tree(paths.get(i), children, values, depth + 1);
        nodes.add(Sxp.of(names.get(i), new Sxp.Node(children)));
      } else {
        nodes.add(Sxp.of(names.get(i), value));
      }
    }
  }

  private static Optional<Integer> number(String text) {
    try {
      return Optional.of(Integer.valueOf(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
