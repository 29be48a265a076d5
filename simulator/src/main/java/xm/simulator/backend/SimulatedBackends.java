package xm.simulator.backend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import xm.simulator.XenbusState;
import xm.simulator.fault.Faults;
import xm.simulator.xenstored.LocalConnection;

/**
 * Watches domain 0's backend directory and drives a device for each new node. A network back end
 * makes its interface, a file in the {@code vifs} directory, as netback makes {@code vifD.I}.
 */
public final class SimulatedBackends {
  private static final String ROOT = "/local/domain/0/backend";

  private final LocalConnection store;
  private final Executor world;
  private final Path vifs;
  private final Faults faults;
  private final Consumer<String> log;
  private final Map<String, BackendDevice> devices = new HashMap<>();

  public SimulatedBackends(
      LocalConnection store, Executor world, Path vifs, Faults faults, Consumer<String> log) {
    this.store = store;
    this.world = world;
    this.vifs = vifs;
    this.faults = faults;
    this.log = log;
  }

  /** Begins to watch. */
  public void start() {
    store.watch(ROOT, world, this::changed);
  }

  private void changed(String path) {
    if (path.length() <= ROOT.length()) {
      return;
    }
    List<String> words = List.of(path.substring(ROOT.length() + 1).split("/"));
    if (words.size() >= 3) {
      look(words.get(0), words.get(1), words.get(2));
      return;
    }
    // A directory above devices was removed: each device below looks for itself.
    for (String device : List.copyOf(devices.keySet())) {
      if (device.startsWith(path + "/")) {
        devices.get(device).follow();
      }
    }
  }

  private void look(String label, String domid, String devid) {
    String path = ROOT + "/" + label + "/" + domid + "/" + devid;
    BackendDevice known = devices.get(path);
    if (known != null) {
      known.follow();
      return;
    }
    BackendKind kind = BackendKind.of(label);
    Optional<String> frontend = store.readIfExists(path + "/frontend");
    int state = XenbusState.parse(store.readIfExists(path + "/state").orElse(""));
    if (kind == null || frontend.isEmpty() || state != XenbusState.INITIALISING) {
      return;
    }
    if (faults.take("backend-silent", path).isPresent()) {
      log.accept("Fault: the back end of " + path + " does not answer.");
      return;
    }
    if (faults.take("backend", path).isPresent()) {
      log.accept("Fault: the back end of " + path + " closes at once.");
      store.write(path + "/state", Integer.toString(XenbusState.CLOSED));
      return;
    }
    Path vif = vifs.resolve("vif" + domid + "." + devid);
    if (kind == BackendKind.VIF) {
      makeInterface(vif);
    }
    devices.put(
        path,
        new BackendDevice(
            store, world, kind, path, frontend.get(), () -> unregistered(path, kind, vif)));
  }

  private void unregistered(String path, BackendKind kind, Path vif) {
    devices.remove(path);
    if (kind == BackendKind.VIF) {
      vif.toFile().delete();
    }
  }

  private void makeInterface(Path vif) {
    try {
      Files.writeString(vif, "");
    } catch (IOException e) {
      log.accept("Cannot make the interface " + vif.getFileName() + ": " + e.getMessage());
    }
  }
}
