package xm.simulator.host;

import java.util.List;
import java.util.Optional;
import xm.xenstore.XenstoreClient;

/** The backend node that a hotplug script works on. */
final class ScriptNodes {
  private static final String DOM0 = "/local/domain/0/";

  private final XenstoreClient xenstore;
  private final String path;

  /**
   * @param path of the backend node, relative to domain 0's home as scripts get it
   */
  ScriptNodes(XenstoreClient xenstore, String path) {
    this.xenstore = xenstore;
    this.path = path.startsWith("/") ? path : DOM0 + path;
  }

  String path() {
    return path;
  }

  Optional<String> read(String key) {
    return xenstore.readIfExists(path + "/" + key);
  }

  void write(String key, String value) {
    xenstore.write(path + "/" + key, value);
  }

  /** Says why the script gave up; nothing when the node itself is gone. */
  void fail(String status, String text) {
    if (read("frontend").isPresent()) {
      write("hotplug-error", text);
      write("hotplug-status", status);
    }
  }

  /** Paths of all block back ends of this host but this one. */
  List<String> otherDisks() {
    java.util.ArrayList<String> others = new java.util.ArrayList<>();
    String root = DOM0 + "backend/vbd";
    for (String domid : xenstore.listIfExists(root)) {
      for (String devid : xenstore.listIfExists(root + "/" + domid)) {
        String other = root + "/" + domid + "/" + devid;
        if (!other.equals(path)) {
          others.add(other);
        }
      }
    }
    return others;
  }

  String readOf(String node, String key) {
    return xenstore.readIfExists(node + "/" + key).orElse("");
  }
}
