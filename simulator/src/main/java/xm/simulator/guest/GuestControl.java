package xm.simulator.guest;

import xm.simulator.xenstored.LocalConnection;
import xm.simulator.xenstored.StoreException;
import xm.xenctrl.ShutdownReason;

/** The guest's side of control/*, cpu/* and memory/target. */
final class GuestControl {

  /** What the requests can ask of the guest. */
  interface Guest {
    void end(String word, ShutdownReason reason);

    void crash(String text);

    void say(String text);
  }

  private final LocalConnection store;
  private final GuestTime time;
  private final GuestMachine machine;
  private final GuestOptions options;
  private final Guest guest;

  GuestControl(
      LocalConnection store,
      GuestTime time,
      GuestMachine machine,
      GuestOptions options,
      Guest guest) {
    this.store = store;
    this.time = time;
    this.machine = machine;
    this.options = options;
    this.guest = guest;
  }

  /** Says what the guest can do and watches for requests. */
  void start(int maxVcpus) {
    for (String feature : new String[] {"poweroff", "reboot", "suspend"}) {
      tryWrite("control/feature-" + feature, "1");
    }
    if (!options.ignoreShutdown()) {
      store.watch("control/shutdown", time, path -> shutdownRequested());
    }
    store.watch("control/sysrq", time, path -> sysrqRequested());
    store.watch("memory/target", time, path -> targetChanged());
    for (int vcpu = 0; vcpu < maxVcpus; vcpu++) {
      int number = vcpu;
      store.watch("cpu/" + vcpu + "/availability", time, path -> vcpuChanged(number));
    }
  }

  private void shutdownRequested() {
    String word = read("control/shutdown");
    ShutdownReason reason;
    switch (word) {
      case "" -> {
        return;
      }
      case "poweroff", "halt" -> reason = ShutdownReason.POWEROFF;
      case "reboot" -> reason = ShutdownReason.REBOOT;
      case "suspend" -> reason = ShutdownReason.SUSPEND;
      default -> {
        guest.say("Ignoring shutdown request: " + word);
        tryWrite("control/shutdown", "");
        return;
      }
    }
    tryWrite("control/shutdown", "");
    if (!options.acknowledgeOnly()) {
      guest.end(word, reason);
    }
  }

  private void sysrqRequested() {
    String key = read("control/sysrq");
    if (key.isEmpty()) {
      return;
    }
    tryWrite("control/sysrq", "");
    guest.say("sysrq: " + key);
    switch (key) {
      case "c" -> guest.crash("Kernel panic - not syncing: sysrq triggered crash");
      case "b" -> machine.shutdown(ShutdownReason.REBOOT);
      case "o" -> machine.shutdown(ShutdownReason.POWEROFF);
      default -> {}
    }
  }

  private void targetChanged() {
    String target = read("memory/target");
    if (!target.isEmpty()) {
      try {
        machine.balloon(Long.parseLong(target));
      } catch (NumberFormatException e) {
        guest.say("xen_balloon: no number in memory/target");
      }
    }
  }

  private void vcpuChanged(int vcpu) {
    String availability = read("cpu/" + vcpu + "/availability");
    if (availability.equals("online")) {
      machine.vcpu(vcpu, true);
    } else if (availability.equals("offline") && vcpu > 0) {
      machine.vcpu(vcpu, false);
    }
  }

  private String read(String path) {
    try {
      return store.readIfExists(path).orElse("");
    } catch (StoreException e) {
      return "";
    }
  }

  private void tryWrite(String path, String value) {
    try {
      store.write(path, value);
    } catch (StoreException e) {
      guest.say("xenbus: cannot write " + path + ": " + e.errno());
    }
  }
}
