package xm.simulator.backend;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import xm.simulator.XenbusState;
import xm.simulator.fault.Faults;
import xm.simulator.xenstored.LocalConnection;

/** The back-end drivers of one domain: a device for each new node in its backend directory. */
final class BackendDrivers {
  private final LocalConnection store;
  private final Executor executor;
  private final String root;
  private final Events events;
  private final Faults faults;
  private final Consumer<String> log;
  private final Map<String, BackendDevice> devices = new HashMap<>();

  /** What the domain does of its own when devices come and go. */
  interface Events {
    /**
     * A driver takes a device up.
     *
     * @param name {@code D.I}
     */
    void appeared(BackendKind kind, String name);

    /** It let go of it. */
    void gone(BackendKind kind, String name);
  }

  /**
   * Drivers that do not watch yet.
   *
   * @param store a connection of the domain
   */
  BackendDrivers(
      LocalConnection store,
      Executor executor,
      Events events,
      Faults faults,
      Consumer<String> log) {
    this.store = store;
    this.executor = executor;
    this.root = "/local/domain/" + store.domid() + "/backend";
    this.events = events;
    this.faults = faults;
    this.log = log;
  }

  /** Begins to watch. */
  void start() {
    store.watch(root, executor, this::changed);
  }

  /** The directory that they watch. */
  String root() {
    return root;
  }

  private void changed(String path) {
    if (path.length() <= root.length()) {
      return;
    }
    List<String> words = List.of(path.substring(root.length() + 1).split("/"));
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
    String path = root + "/" + label + "/" + domid + "/" + devid;
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
    String name = domid + "." + devid;
    events.appeared(kind, name);
    Runnable unregistered =
        () -> {
          devices.remove(path);
          events.gone(kind, name);
        };
    devices.put(path, new BackendDevice(store, executor, kind, path, frontend.get(), unregistered));
  }
}
