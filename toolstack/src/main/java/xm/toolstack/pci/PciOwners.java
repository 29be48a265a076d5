package xm.toolstack.pci;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import xm.toolstack.device.XenstorePaths;
import xm.xenstore.XenstoreClient;

/**
 * Which domain has which function. The back ends' nodes are the truth; libxl keeps a note of its
 * own in {@code /libxl/pci/DDDD-BB-SS-F/domid} (4.15 and later), without which xl would offer the
 * function as free.
 */
public final class PciOwners {
  private static final String NOTES = XenstorePaths.LIBXL + "/pci";
  private static final int ATTEMPTS = 20;

  private PciOwners() {}

  /** Domid by function. */
  static Map<PciAddress, Integer> read(XenstoreClient xenstore) {
    Map<PciAddress, Integer> owners = new TreeMap<>();
    for (String domid : xenstore.listIfExists(XenstorePaths.backends(0, "pci"))) {
      if (!domid.isEmpty() && domid.chars().allMatch(c -> c >= '0' && c <= '9')) {
        int number = Integer.parseInt(domid);
        for (PciBackend.Function function : new PciBackend(xenstore, number).functions()) {
          owners.put(function.address(), number);
        }
      }
    }
    return owners;
  }

  /** Where libxl keeps what it knows of a function; xenstore has no colons in names. */
  static String note(PciAddress address) {
    return NOTES + '/' + address.toString().replace(':', '-').replace('.', '-');
  }

  static void put(XenstoreClient xenstore, PciAddress address, int domid) {
    xenstore.write(note(address) + "/domid", Integer.toString(domid));
  }

  static void remove(XenstoreClient xenstore, PciAddress address) {
    prune(xenstore, note(address) + "/domid");
  }

  /** Removes a node and its parents as far as they are empty then. */
  static void prune(XenstoreClient xenstore, String path) {
    xenstore.transaction(
        ATTEMPTS,
        t -> {
          String node = path;
          do {
            if (t.readIfExists(node).isPresent()) {
              t.rm(node);
            }
            node = node.substring(0, node.lastIndexOf('/'));
          } while (node.startsWith(NOTES) && t.listIfExists(node).isEmpty());
          return null;
        });
  }

  /** Removes the notes of a domain that has gone. */
  public static void forget(XenstoreClient xenstore, int domid) {
    for (String name : xenstore.listIfExists(NOTES)) {
      String node = NOTES + '/' + name;
      Optional<String> owner = xenstore.readIfExists(node + "/domid");
      if (owner.isPresent() && owner.get().equals(Integer.toString(domid))) {
        prune(xenstore, node + "/domid");
      }
    }
  }
}
