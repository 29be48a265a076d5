package xm.simulator.backend;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import xm.simulator.XenbusState;
import xm.simulator.fault.Fault;
import xm.simulator.fault.Faults;
import xm.simulator.xenstored.LocalConnection;

/**
 * What makes a guest a driver domain: the back-end drivers of its kernel, and a daemon that does
 * for them what {@code xl devd} does, with the guest's own rights in xenstore.
 */
public final class DriverDomain {
  private final LocalConnection store;
  private final Executor executor;
  private final Faults faults;
  private final Consumer<String> console;
  private final BackendDrivers drivers;

  /** Directories of devices whose script has run. */
  private final Set<String> served = new HashSet<>();

  /**
   * A driver domain that serves nothing yet.
   *
   * @param store the guest's own connection
   */
  public DriverDomain(
      LocalConnection store, Executor executor, Faults faults, Consumer<String> console) {
    this.store = store;
    this.executor = executor;
    this.faults = faults;
    this.console = console;
    this.drivers = new BackendDrivers(store, executor, new Messages(), faults, console);
  }

  /** Begins to serve. */
  public void start() {
    drivers.start();
    store.watch(drivers.root(), executor, this::changed);
    console.accept("devd: waiting for devices");
  }

  private void changed(String path) {
    int slash = path.lastIndexOf('/');
    String node = path.substring(slash + 1);
    if (!node.equals("state") && !node.equals("online")) {
      return;
    }
    String device = path.substring(0, slash);
    int state = XenbusState.parse(store.readIfExists(device + "/state").orElse(""));
    boolean offline = store.readIfExists(device + "/online").orElse("").equals("0");
    if (state == XenbusState.INIT_WAIT && !served.contains(device)) {
      if (faults.take("devd-silent", device).isEmpty()) {
        served.add(device);
        script(device);
      }
    } else if (state == XenbusState.CLOSED && offline && served.remove(device)) {
      console.accept("devd: " + device + " removed");
      store.remove(device);
    }
  }

  private void script(String device) {
    Optional<String> script = store.readIfExists(device + "/script");
    if (script.isEmpty()) {
      return; // a disk of QEMU
    }
    Optional<Fault> fault = faults.take("devd", device);
    if (fault.isPresent()) {
      store.write(device + "/hotplug-error", fault.get().textOr("the script failed"));
      store.write(device + "/hotplug-status", "error");
      return;
    }
    if (store.readIfExists(device + "/params").isPresent()) {
      store.write(device + "/physical-device", "ca:0");
    }
    store.write(device + "/hotplug-status", "connected");
    console.accept("devd: " + device + " connected by " + script.get());
  }

  private final class Messages implements BackendDrivers.Events {
    @Override
    public void appeared(BackendKind kind, String name) {
      console.accept("xen-backend: " + kind.label + name);
    }

    @Override
    public void gone(BackendKind kind, String name) {
      console.accept("xen-backend: " + kind.label + name + " gone");
    }
  }
}
