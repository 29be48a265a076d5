package xm.simulator.guest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import xm.simulator.xenstored.LocalConnection;
import xm.simulator.xenstored.StoreException;

/** All frontends of a guest, found under {@code device} and followed as they come and go. */
final class Frontends {
  private static final List<String> KINDS = List.of("vbd", "vif", "vfb", "vkbd", "pci", "vusb");

  private final LocalConnection store;
  private final GuestTime time;
  private final Set<String> absentKinds;
  private final Consumer<String> console;
  private final Runnable settled;
  private final Map<String, Frontend> devices = new TreeMap<>();

  /**
   * @param settled called whenever one more device has connected
   */
  Frontends(
      LocalConnection store,
      GuestTime time,
      Set<String> absentKinds,
      Consumer<String> console,
      Runnable settled) {
    this.store = store;
    this.time = time;
    this.absentKinds = absentKinds;
    this.console = console;
    this.settled = settled;
  }

  /** Probes what is there and watches for more. */
  void start() {
    scan();
    store.watch("device", time, this::changed);
  }

  /** Whether every device found has connected. */
  boolean allConnected() {
    return unconnected().isEmpty();
  }

  /** Paths of the devices that have not connected. */
  List<String> unconnected() {
    List<String> paths = new ArrayList<>();
    devices.forEach(
        (path, device) -> {
          if (!device.connected()) {
            paths.add(path);
          }
        });
    return paths;
  }

  /** Paths of the devices, relative to the guest's home. */
  List<String> paths() {
    return List.copyOf(devices.keySet());
  }

  /** Only the coming and going of devices matters here, not the nodes inside. */
  private void changed(String path) {
    int depth = path.split("/").length;
    if (depth <= 3 || path.endsWith("/backend")) {
      scan();
    }
  }

  private void scan() {
    for (String kind : KINDS) {
      if (absentKinds.contains(kind)) {
        continue;
      }
      for (String devid : store.list("device/" + kind)) {
        probe(kind, "device/" + kind + "/" + devid);
      }
    }
    for (String path : List.copyOf(devices.keySet())) {
      if (store.readIfExists(path + "/backend").isEmpty()) {
        devices.remove(path).removed();
      }
    }
  }

  private void probe(String kind, String path) {
    if (devices.containsKey(path) || store.readIfExists(path + "/backend").isEmpty()) {
      return;
    }
    try {
      devices.put(path, new Frontend(store, time, kind, path, console, settled));
    } catch (StoreException e) {
      console.accept("xenbus: " + path + ": " + e.getMessage());
    }
  }
}
