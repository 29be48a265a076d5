package xm.simulator.guest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import xm.simulator.XenbusState;
import xm.simulator.xenstored.LocalConnection;
import xm.simulator.xenstored.StoreException;

/** One frontend device of a guest: the xenbus handshake as Linux' drivers do it. */
final class Frontend {
  private final LocalConnection store;
  private final String kind;
  private final String path;
  private final Consumer<String> console;
  private final Runnable settled;
  private final String backend;
  private final String watch;
  private boolean connected;

  /**
   * @param path relative to the guest's home, {@code device/vbd/51712}
   * @param settled called when the device has connected
   */
  Frontend(
      LocalConnection store,
      GuestTime time,
      String kind,
      String path,
      Consumer<String> console,
      Runnable settled) {
    this.store = store;
    this.kind = kind;
    this.path = path;
    this.console = console;
    this.settled = settled;
    this.backend = store.read(path + "/backend");
    this.watch = store.watch(backend + "/state", time, event -> follow());
  }

  boolean connected() {
    return connected;
  }

  /** The device was taken away. */
  void removed() {
    try {
      store.unwatch(backend + "/state", watch);
    } catch (StoreException e) {
      console.accept("xenbus: " + path + ": " + e.getMessage());
    }
  }

  private void follow() {
    try {
      step();
    } catch (StoreException e) {
      console.accept("xenbus: " + path + ": " + e.getMessage());
    }
  }

  private void step() {
    int own = state(path);
    switch (state(backend)) {
      case XenbusState.INIT_WAIT -> {
        if (own == XenbusState.INITIALISING) {
          offer();
        }
      }
      case XenbusState.CONNECTED -> {
        if (own == XenbusState.INITIALISED) {
          switchTo(XenbusState.CONNECTED);
        }
        if (own == XenbusState.INITIALISED || own == XenbusState.CONNECTED) {
          announce();
        }
      }
      case XenbusState.RECONFIGURING -> {
        if (own == XenbusState.CONNECTED) {
          switchTo(XenbusState.RECONFIGURING);
        }
      }
      case XenbusState.RECONFIGURED -> {
        if (own == XenbusState.RECONFIGURING) {
          switchTo(XenbusState.CONNECTED);
          console.accept("pcifront: " + path + " reconfigured");
        }
      }
      case XenbusState.CLOSING, XenbusState.CLOSED -> {
        if (own != XenbusState.CLOSED && own != XenbusState.UNKNOWN) {
          connected = false;
          switchTo(XenbusState.CLOSED);
          console.accept(kind + "front: " + path + " closed");
        }
      }
      default -> {}
    }
  }

  /** Shares the rings; a network frontend is connected with that, others wait for the back end. */
  private void offer() {
    Map<String, String> nodes = new LinkedHashMap<>();
    switch (kind) {
      case "vbd" -> {
        nodes.put("ring-ref", "8");
        nodes.put("event-channel", "15");
        nodes.put("protocol", "x86_64-abi");
        nodes.put("feature-persistent", "1");
      }
      case "vif" -> {
        nodes.put("tx-ring-ref", "768");
        nodes.put("rx-ring-ref", "769");
        nodes.put("event-channel", "16");
        nodes.put("request-rx-copy", "1");
        nodes.put("feature-rx-notify", "1");
        nodes.put("feature-sg", "1");
      }
      case "pci" -> {
        nodes.put("pci-op-ref", "10");
        nodes.put("event-channel", "18");
        nodes.put("magic", "7");
      }
      case "vusb" -> {
        nodes.put("urb-ring-ref", "11");
        nodes.put("conn-ring-ref", "12");
        nodes.put("event-channel", "19");
      }
      default -> {
        nodes.put("page-ref", "9");
        nodes.put("event-channel", "17");
      }
    }
    nodes.forEach((name, value) -> store.write(path + "/" + name, value));
    switchTo(kind.equals("vif") ? XenbusState.CONNECTED : XenbusState.INITIALISED);
  }

  private void announce() {
    if (connected) {
      return;
    }
    connected = true;
    Optional<String> sectors = store.readIfExists(backend + "/sectors");
    console.accept(
        kind
            + "front: "
            + path
            + " connected"
            + sectors.map(s -> ", " + s + " sectors").orElse(""));
    settled.run();
  }

  private void switchTo(int state) {
    store.write(path + "/state", Integer.toString(state));
  }

  private int state(String directory) {
    try {
      return XenbusState.parse(store.readIfExists(directory + "/state").orElse(""));
    } catch (StoreException e) {
      return XenbusState.UNKNOWN; // the directory is gone, and with it our right to look
    }
  }
}
