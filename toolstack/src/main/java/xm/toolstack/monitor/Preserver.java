package xm.toolstack.monitor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import xm.toolstack.device.XenstorePaths;
import xm.toolstack.host.Host;
import xm.xenstore.XsReader;

/**
 * Sets an ended domain aside so that a new one can have its name, UUID and devices: it gets a UUID
 * of its own and is called {@code Domain-UUID}, as xend did it.
 */
final class Preserver {
  private static final int ATTEMPTS = 20;

  private final Host host;
  private final MonitorLog log;

  Preserver(Host host, MonitorLog log) {
    this.host = host;
    this.log = log;
  }

  void setAside(EndedDomain domain) {
    UUID uuid = UUID.randomUUID();
    String name = "Domain-" + uuid;
    log.say("Keeping ended domain " + domain.label() + " as " + name);
    host.hypervisor().setHandle(domain.domid(), uuid);
    host.xenstore()
        .transaction(
            ATTEMPTS,
            t -> {
              Map<String, String> moved = new LinkedHashMap<>();
              for (Map.Entry<String, String> node :
                  tree(t, XenstorePaths.vm(domain.uuid())).entrySet()) {
                moved.put(XenstorePaths.vm(uuid) + node.getKey(), node.getValue());
              }
              moved.put(XenstorePaths.vm(uuid) + "/uuid", uuid.toString());
              moved.put(XenstorePaths.vm(uuid) + "/name", name);
              moved.put(XenstorePaths.preserved(uuid), "1");
              moved.put(XenstorePaths.vmLink(domain.domid()), XenstorePaths.vm(uuid));
              moved.put(XenstorePaths.name(domain.domid()), name);
              t.writeAll(moved);
              t.rm(XenstorePaths.vm(domain.uuid()));
              return null;
            });
  }

  /** All nodes below a path with their values, by the rest of their path; parents come first. */
  private static Map<String, String> tree(XsReader store, String root) {
    Map<String, String> nodes = new LinkedHashMap<>();
    Deque<String> open = new ArrayDeque<>();
    open.add("");
    while (!open.isEmpty()) {
      String parent = open.remove();
      List<String> children = new ArrayList<>();
      List<String> paths = new ArrayList<>();
      for (String child : store.listIfExists(root + parent)) {
        children.add(parent + "/" + child);
        paths.add(root + parent + "/" + child);
      }
      List<Optional<String>> values = store.readAll(paths);
      for (int i = 0; i < children.size(); i++) {
        nodes.put(children.get(i), values.get(i).orElse(""));
        open.add(children.get(i));
      }
    }
    return nodes;
  }
}
