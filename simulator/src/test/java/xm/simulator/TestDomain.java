package xm.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import xm.toolstack.host.Host;
import xm.toolstack.host.HotplugRunner;
import xm.xenctrl.BuiltImage;
import xm.xenctrl.NewDomain;
import xm.xenctrl.PvImage;
import xm.xenstore.XenstoreClient;
import xm.xenstore.XsPermission;

/** A domain made step by step with the ports alone, so that these tests need no toolstack. */
final class TestDomain {
  private final Host host;
  private final XenstoreClient store;
  final int domid;

  private TestDomain(Host host, int domid) {
    this.host = host;
    this.store = host.xenstore();
    this.domid = domid;
  }

  static TestDomain build(Host host, String commandLine) {
    UUID uuid = UUID.randomUUID();
    int domid = host.hypervisor().createDomain(NewDomain.pv(uuid, 2));
    TestDomain domain = new TestDomain(host, domid);
    host.hypervisor().setMaxVcpus(domid, 2);
    host.hypervisor().setMaxMemKib(domid, 33 * 1024);
    domain.writeTree(uuid);
    int storePort = host.hypervisor().allocUnboundEventChannel(domid, 0);
    int consolePort = host.hypervisor().allocUnboundEventChannel(domid, 0);
    BuiltImage built =
        host.guestBuilder()
            .buildPv(
                new PvImage(
                    domid,
                    "/boot/vmlinuz-sim",
                    "/boot/initrd-sim",
                    commandLine,
                    "",
                    32,
                    2,
                    0,
                    storePort,
                    0,
                    consolePort));
    domain.store.introduce(domid, built.storeFrame(), storePort);
    domain.writeConsole(consolePort, built.consoleFrame());
    return domain;
  }

  String home() {
    return "/local/domain/" + domid;
  }

  String backend(String kind, int devid) {
    return "/local/domain/0/backend/" + kind + "/" + domid + "/" + devid;
  }

  String frontend(String kind, int devid) {
    return home() + "/device/" + kind + "/" + devid;
  }

  void unpause() {
    host.hypervisor().unpause(domid);
  }

  /** Writes a device's nodes without waiting for anything. */
  void offer(String kind, int devid, Map<String, String> details) {
    Map<String, String> nodes = new LinkedHashMap<>();
    nodes.put(frontend(kind, devid) + "/backend-id", "0");
    nodes.put(frontend(kind, devid) + "/state", "1");
    nodes.put(frontend(kind, devid) + "/backend", backend(kind, devid));
    nodes.put(backend(kind, devid) + "/frontend-id", "" + domid);
    nodes.put(backend(kind, devid) + "/online", "1");
    details.forEach((key, value) -> nodes.put(backend(kind, devid) + "/" + key, value));
    nodes.put(backend(kind, devid) + "/frontend", frontend(kind, devid));
    nodes.put(backend(kind, devid) + "/state", "1");
    store.transaction(
        20,
        t -> {
          t.mkdir(frontend(kind, devid));
          t.setPermissions(
              frontend(kind, devid), List.of(XsPermission.none(domid), XsPermission.read(0)));
          t.mkdir(backend(kind, devid));
          t.setPermissions(
              backend(kind, devid), List.of(XsPermission.none(0), XsPermission.read(domid)));
          t.writeAll(nodes);
          return null;
        });
  }

  HotplugRunner.Result script(String name, String action, String kind, int devid) {
    return host.hotplug()
        .run(
            new HotplugRunner.Call(
                host.paths().scripts().resolve(name).toString(),
                List.of(action),
                Map.of(
                    "XENBUS_PATH",
                    "backend/" + kind + "/" + domid + "/" + devid,
                    "vif",
                    "vif" + domid + "." + devid),
                java.time.Duration.ofSeconds(5)));
  }

  private void writeTree(UUID uuid) {
    List<XsPermission> readOnly = List.of(XsPermission.none(0), XsPermission.read(domid));
    List<XsPermission> own = List.of(XsPermission.none(domid));
    store.mkdir(home());
    store.setPermissions(home(), readOnly);
    store.write(home() + "/vm", "/vm/" + uuid);
    store.write(home() + "/name", "test" + domid);
    for (String directory : new String[] {"cpu", "memory", "device", "control"}) {
      store.mkdir(home() + "/" + directory);
    }
    store.write(home() + "/memory/target", "" + 32 * 1024);
    store.write(home() + "/cpu/0/availability", "online");
    store.write(home() + "/cpu/1/availability", "online");
    for (String node :
        new String[] {
          "control/shutdown",
          "control/sysrq",
          "control/feature-poweroff",
          "control/feature-reboot",
          "control/feature-suspend",
          "data"
        }) {
      store.write(home() + "/" + node, "");
      store.setPermissions(home() + "/" + node, own);
    }
  }

  private void writeConsole(int port, long frame) {
    Map<String, String> nodes = new LinkedHashMap<>();
    nodes.put(home() + "/console/type", "xenconsoled");
    nodes.put(home() + "/console/port", "" + port);
    nodes.put(home() + "/console/ring-ref", "" + frame);
    store.writeAll(nodes);
  }
}
