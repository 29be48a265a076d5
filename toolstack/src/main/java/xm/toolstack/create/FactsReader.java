package xm.toolstack.create;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import xm.toolstack.create.CreateFacts.DiskInUse;
import xm.toolstack.device.XenstorePaths;
import xm.toolstack.host.Host;
import xm.toolstack.qemu.QemuProgram;
import xm.xenctrl.CpuPool;
import xm.xenctrl.DomainInfo;
import xm.xenctrl.Hypervisor;
import xm.xenctrl.PhysInfo;
import xm.xenstore.XenstoreClient;

/** Reads the {@link CreateFacts} of a host; changes nothing. */
final class FactsReader {
  /** Backend kinds whose devices are disks. */
  private static final List<String> DISK_KINDS = List.of("vbd", "qdisk", "vbd3", "tap");

  private final Host host;
  private final XenstoreClient xenstore;

  FactsReader(Host host) {
    this.host = host;
    this.xenstore = host.xenstore();
  }

  CreateFacts read() {
    Hypervisor hypervisor = host.hypervisor();
    List<DomainInfo> infos = hypervisor.listDomains();
    Map<Integer, String> names = names();
    Map<String, Integer> domains = new HashMap<>();
    Map<UUID, Integer> uuids = new HashMap<>();
    Map<Integer, DomainInfo> byId = new HashMap<>();
    for (DomainInfo info : infos) {
      byId.put(info.domid(), info);
      String name = names.get(info.domid());
      if (name != null) {
        domains.putIfAbsent(name, info.domid());
      }
      if (!info.dying()) {
        uuids.put(info.handle(), info.domid());
      }
    }
    Map<String, Integer> pools = new HashMap<>();
    for (CpuPool pool : hypervisor.cpuPools()) {
      String name = xenstore.readIfExists(XenstorePaths.poolName(pool.id())).orElse("");
      pools.put(name.isEmpty() ? "Pool-" + pool.id() : name, pool.id());
    }
    return new CreateFacts(
        domains,
        uuids,
        new BackendDomains(domains, byId, domid -> disks(domid, names)),
        disks(0, names),
        new HostMemory(host).facts(),
        pools,
        hypervisor.scheduler(),
        virtualization(hypervisor.physInfo()),
        hypervisor.version().minor(),
        hypervisor.maxCpus(),
        vifNames(),
        QemuProgram.find(host.files(), host.paths()).isPresent(),
        host.paths(),
        host.paths().scripts().toString(),
        BuildHvmStep.shim(host.paths()).toString(),
        host.files());
  }

  private static CreateFacts.Virtualization virtualization(PhysInfo info) {
    return new CreateFacts.Virtualization(
        info.hvm(), info.hap(), info.shadow(), info.hvmDirectIo());
  }

  /** The disks of this host's domains that dom0 serves. */
  List<DiskInUse> disksInUse() {
    return disks(0, names());
  }

  private Map<Integer, String> names() {
    List<Integer> ids = new ArrayList<>();
    List<String> paths = new ArrayList<>();
    for (String child : xenstore.listIfExists(XenstorePaths.DOMAINS)) {
      Optional<Integer> domid = number(child);
      if (domid.isPresent()) {
        ids.add(domid.get());
        paths.add(XenstorePaths.name(domid.get()));
      }
    }
    List<Optional<String>> values = xenstore.readAll(paths);
    Map<Integer, String> names = new HashMap<>();
    for (int i = 0; i < ids.size(); i++) {
      if (values.get(i).isPresent()) {
        names.put(ids.get(i), values.get(i).get());
      }
    }
    return names;
  }

  private List<DiskInUse> disks(int backendDomid, Map<Integer, String> names) {
    List<DiskInUse> disks = new ArrayList<>();
    for (String kind : DISK_KINDS) {
      for (String backend : backends(backendDomid, kind)) {
        List<Optional<String>> values =
            xenstore.readAll(
                List.of(
                    backend + "/frontend-id",
                    backend + "/physical-device",
                    backend + "/params",
                    backend + "/mode"));
        String domid = values.get(0).orElse("");
        disks.add(
            new DiskInUse(
                number(domid).map(names::get).orElse(domid),
                values.get(1).orElse(""),
                path(kind, values.get(2).orElse("")),
                values.get(3).orElse("").startsWith("w")));
      }
    }
    return disks;
  }

  /** QEMU's disks have {@code format:path}. */
  private static String path(String kind, String params) {
    int colon = params.indexOf(':');
    return !"vbd".equals(kind) && colon >= 0 ? params.substring(colon + 1) : params;
  }

  private Set<String> vifNames() {
    List<String> paths = new ArrayList<>();
    for (String backend : backends(0, "vif")) {
      paths.add(backend + "/vifname");
    }
    Set<String> names = new HashSet<>();
    for (Optional<String> value : xenstore.readAll(paths)) {
      value.filter(s -> !s.isEmpty()).ifPresent(names::add);
    }
    return names;
  }

  private List<String> backends(int backendDomid, String kind) {
    String root = XenstorePaths.backends(backendDomid, kind);
    List<String> domains = xenstore.listIfExists(root);
    List<String> domainPaths = new ArrayList<>();
    for (String domain : domains) {
      domainPaths.add(root + '/' + domain);
    }
    List<List<String>> devices = xenstore.listAll(domainPaths);
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < domainPaths.size(); i++) {
      for (String device : devices.get(i)) {
        paths.add(domainPaths.get(i) + '/' + device);
      }
    }
    return paths;
  }

  private static Optional<Integer> number(String text) {
    try {
      return Optional.of(Integer.valueOf(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
