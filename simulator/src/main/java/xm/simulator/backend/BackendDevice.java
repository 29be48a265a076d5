package xm.simulator.backend;

import java.util.Map;
import java.util.concurrent.Executor;
import xm.simulator.XenbusState;
import xm.simulator.xenstored.LocalConnection;
import xm.simulator.xenstored.StoreException;

/** One back end device; acts on the world's thread alone. */
final class BackendDevice {
  private final LocalConnection store;
  private final BackendKind kind;
  private final String path;
  private final String frontend;
  private final String watch;
  private final Runnable unregistered;
  private boolean gone;

  /**
   * @param path of the backend directory
   * @param unregistered called once, when the device is no more
   */
  BackendDevice(
      LocalConnection store,
      Executor world,
      BackendKind kind,
      String path,
      String frontend,
      Runnable unregistered) {
    this.store = store;
    this.kind = kind;
    this.path = path;
    this.frontend = frontend;
    this.unregistered = unregistered;
    switchTo(XenbusState.INIT_WAIT);
    this.watch = store.watch(frontend + "/state", world, event -> follow());
  }

  /** Looks at the frontend's state and at what the hotplug script has written, and follows. */
  void follow() {
    if (gone) {
      return;
    }
    if (state(path) == XenbusState.UNKNOWN) {
      unregister();
      return;
    }
    switch (state(frontend)) {
      case XenbusState.INITIALISED, XenbusState.CONNECTED -> connect();
      case XenbusState.RECONFIGURING -> reconfigure();
      case XenbusState.CLOSING -> switchTo(XenbusState.CLOSING);
      case XenbusState.CLOSED -> {
        switchTo(XenbusState.CLOSED);
        if (!store.readIfExists(path + "/online").orElse("0").equals("1")) {
          unregister();
        }
      }
      case XenbusState.UNKNOWN -> {
        switchTo(XenbusState.CLOSED);
        unregister();
      }
      default -> {}
    }
  }

  /** Takes new functions up and lets go of those that are closing (pciif.h). */
  private void reconfigure() {
    if (state(path) != XenbusState.RECONFIGURING) {
      return;
    }
    for (String key : store.list(path)) {
      if (key.startsWith("state-")) {
        String node = path + "/" + key;
        int state = XenbusState.parse(store.readIfExists(node).orElse(""));
        if (state == XenbusState.INITIALISING) {
          store.write(node, Integer.toString(XenbusState.INITIALISED));
        } else if (state == XenbusState.CLOSING) {
          store.write(node, Integer.toString(XenbusState.CLOSED));
        }
      }
    }
    switchTo(XenbusState.RECONFIGURED);
  }

  private void connect() {
    if (state(path) == XenbusState.RECONFIGURED) {
      switchTo(XenbusState.CONNECTED);
      return;
    }
    if (state(path) != XenbusState.INIT_WAIT) {
      return;
    }
    String readyNode = kind.readyNode();
    if (!readyNode.isEmpty()
        && !kind.ready(store.readIfExists(path + "/" + readyNode).orElse(""))) {
      return;
    }
    for (Map.Entry<String, String> detail : kind.details().entrySet()) {
      store.write(path + "/" + detail.getKey(), detail.getValue());
    }
    switchTo(XenbusState.CONNECTED);
  }

  /** As xenbus_switch_state: writes only a change, and never makes a node that was removed. */
  private void switchTo(int state) {
    int before = state(path);
    if (before != XenbusState.UNKNOWN && before != state) {
      store.write(path + "/state", Integer.toString(state));
    }
  }

  private int state(String directory) {
    try {
      return XenbusState.parse(store.readIfExists(directory + "/state").orElse(""));
    } catch (StoreException e) {
      return XenbusState.UNKNOWN; // a frontend that is gone, in another domain's tree
    }
  }

  private void unregister() {
    gone = true;
    store.unwatch(frontend + "/state", watch);
    unregistered.run();
  }
}
