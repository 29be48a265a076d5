package xm.toolstack.create;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import xm.config.model.VifSpec;
import xm.toolstack.device.VifDevice;
import xm.toolstack.host.HostFiles;

/** Interfaces: bridge and script are there, names are free. */
final class VifCheck {
  /** Longest name of a network interface, IFNAMSIZ - 1 (linux/if.h). */
  private static final int MAX_NAME = 15;

  private VifCheck() {}

  /**
   * Checks all of them.
   *
   * @param self name of the domain that is to have them
   */
  static void run(List<VifSpec> vifs, String self, CreateFacts facts, List<String> refusals) {
    Set<String> own = new HashSet<>();
    for (int i = 0; i < vifs.size(); i++) {
      VifSpec vif = vifs.get(i);
      String label = "Interface " + i;
      if (!vif.servedByDom0()) {
        inDriverDomain(vif, self, label, facts, refusals);
        continue;
      }
      script(vif, label, facts, refusals);
      if (VifDevice.usesKernelBridge(vif)) {
        bridge(vif, label, facts.files(), refusals);
      }
      if (!vif.vifname().isEmpty()) {
        name(vif.vifname(), label, facts, own, refusals);
      }
    }
  }

  /** Script, bridge and names are those of the driver domain. */
  private static void inDriverDomain(
      VifSpec vif, String self, String label, CreateFacts facts, List<String> refusals) {
    Optional<String> refusal = facts.backends().refusal(vif, self);
    if (refusal.isPresent()) {
      refusals.add(label + ": " + refusal.get());
    } else if (vif.ioemu() && !vif.link().paravirtual()) {
      refusals.add(
          label
              + ": the emulated card of type=ioemu is in dom0's network, and the interface is to be"
              + " in that of another domain (backend="
              + vif.backend()
              + "); write type=netfront.");
    }
  }

  private static void script(VifSpec vif, String label, CreateFacts facts, List<String> refusals) {
    String script = VifDevice.script(vif);
    String path = script.startsWith("/") ? script : facts.scripts() + '/' + script;
    if (!facts.files().executable(path)) {
      refusals.add(label + ": the script " + path + " does not exist or cannot be run.");
    }
  }

  private static void bridge(VifSpec vif, String label, HostFiles files, List<String> refusals) {
    if (vif.bridge().isEmpty()) {
      if (files.bridges().isEmpty()) {
        refusals.add(label + ": no bridge is given and this host has none.");
      }
    } else if (!files.isBridge(vif.bridge()) && !files.isBridge(renamed(vif.bridge()))) {
      refusals.add(
          label
              + ": there is no bridge '"
              + vif.bridge()
              + "'; "
              + (files.bridges().isEmpty()
                  ? "this host has no bridges."
                  : "the bridges of this host are " + String.join(", ", files.bridges()) + "."));
    }
  }

  /** The vif-bridge script takes ethN for an xenbrN that does not exist. */
  private static String renamed(String bridge) {
    return bridge.startsWith("xenbr") ? "eth" + bridge.substring("xenbr".length()) : "";
  }

  private static void name(
      String name, String label, CreateFacts facts, Set<String> own, List<String> refusals) {
    if (name.length() > MAX_NAME) {
      refusals.add(
          label
              + ": the name '"
              + name
              + "' is too long; an interface name has at most "
              + MAX_NAME
              + " characters.");
    } else if (facts.vifNames().contains(name) || !own.add(name)) {
      refusals.add(label + ": an interface is called '" + name + "' already.");
    }
  }
}
