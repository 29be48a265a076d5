package xm.toolstack.monitor;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import xm.toolstack.ToolstackException;
import xm.toolstack.create.Userdata;
import xm.toolstack.device.Device;
import xm.toolstack.device.DeviceRemover;
import xm.toolstack.device.XenstorePaths;
import xm.toolstack.host.Host;
import xm.toolstack.log.HostLog;
import xm.xenstore.XsReader;

/**
 * Sets an ended domain aside so that a new one can have its name, UUID and devices: it gets a UUID
 * of its own and is called {@code Domain-UUID}, as xend did it.
 */
final class Preserver {
  private static final int ATTEMPTS = 20;

  private final Host host;
  private final HostLog log;

  Preserver(Host host, HostLog log) {
    this.host = host;
    this.log = log;
  }

  void setAside(EndedDomain domain) {
    UUID uuid = UUID.randomUUID();
    String name = "Domain-" + uuid;
    log.say("Keeping ended domain " + domain.label() + " as " + name);
    releaseDevices(domain);
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
    new Userdata(host.paths(), domain.domid(), domain.uuid()).moveTo(uuid);
  }

  /** Its disks and addresses are the new domain's; the console keeps what was printed last. */
  private void releaseDevices(EndedDomain domain) {
    DeviceRemover remover = new DeviceRemover(host);
    for (Device device : remover.devicesOf(domain.domid())) {
      if (!device.isConsole()) {
        try {
          remover.remove(device);
        } catch (ToolstackException e) {
          log.failure("Releasing a device of " + domain.label(), e);
        }
      }
    }
  }

  /**
   * Values of all nodes below a path, by the rest of their path; empty inner nodes come of
   * themselves.
   */
  private static Map<String, String> tree(XsReader store, String root) {
    Map<String, String> nodes = new LinkedHashMap<>();
    Deque<String> open = new ArrayDeque<>();
    open.add("");
    while (!open.isEmpty()) {
      String node = open.remove();
      List<String> children = store.listIfExists(root + node);
      String value = store.readIfExists(root + node).orElse("");
      if (!node.isEmpty() && (children.isEmpty() || !value.isEmpty())) {
        nodes.put(node, value);
      }
      for (String child : children) {
        open.add(node + "/" + child);
      }
    }
    return nodes;
  }
}
