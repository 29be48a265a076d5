package xm.toolstack.sample;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import xm.toolstack.device.XenstorePaths;
import xm.toolstack.host.Host;
import xm.toolstack.usage.DiskCounters;
import xm.toolstack.usage.DomainUsage;
import xm.toolstack.usage.NetworkCounters;
import xm.toolstack.usage.UsageSnapshot;
import xm.toolstack.usage.UsageSource;
import xm.xenctrl.DomainInfo;
import xm.xenctrl.HypercallException;
import xm.xenctrl.Hypervisor;
import xm.xenctrl.VcpuInfo;
import xm.xenctrl.XenVersion;

/**
 * Takes the snapshots of {@code xm top}. It reads less of xenstore than {@link HostSampler}: one
 * name for each domain. A domain that vanishes meanwhile is left out.
 */
public final class UsageSampler implements UsageSource {
  private final Host host;
  private String xenVersion;
  private String hostName;

  public UsageSampler(Host host) {
    this.host = host;
  }

  @Override
  public UsageSnapshot sample(boolean vcpus) {
    Hypervisor hypervisor = host.hypervisor();
    if (xenVersion == null) {
      XenVersion version = hypervisor.version();
      xenVersion = version.major() + "." + version.minor() + version.extra();
      hostName = host.system().uname().host();
    }
    List<DomainInfo> infos = hypervisor.listDomains();
    long takenAt = System.nanoTime();
    double seconds = host.system().nowSeconds();
    List<Optional<String>> names = names(infos);
    Map<Integer, List<NetworkCounters>> networks = networks();
    Map<Integer, List<DiskCounters>> disks = disks();

    List<DomainUsage> domains = new ArrayList<>(infos.size());
    for (int i = 0; i < infos.size(); i++) {
      DomainInfo info = infos.get(i);
      int domid = info.domid();
      if (names.get(i).isPresent() || domid == 0 || HostSampler.stillThere(hypervisor, info)) {
        domains.add(
            new DomainUsage(
                HostSampler.nameOr(names.get(i), domid),
                info,
                vcpus ? vcpus(hypervisor, info) : List.of(),
                networks.getOrDefault(domid, List.of()),
                disks.getOrDefault(domid, List.of())));
      }
    }
    return new UsageSnapshot(
        takenAt, seconds, hostName, xenVersion, hypervisor.physInfo(), domains);
  }

  private List<Optional<String>> names(List<DomainInfo> infos) {
    List<String> paths = new ArrayList<>(infos.size());
    for (DomainInfo info : infos) {
      paths.add(XenstorePaths.name(info.domid()));
    }
    return host.xenstore().readAll(paths);
  }

  private Map<Integer, List<NetworkCounters>> networks() {
    List<NetworkCounters> all = host.counters().networks();
    all.sort(Comparator.comparingInt(NetworkCounters::devid));
    Map<Integer, List<NetworkCounters>> byDomain = new HashMap<>();
    for (NetworkCounters network : all) {
      byDomain.computeIfAbsent(network.domid(), d -> new ArrayList<>(1)).add(network);
    }
    return byDomain;
  }

  private Map<Integer, List<DiskCounters>> disks() {
    List<DiskCounters> all = host.counters().disks();
    all.sort(Comparator.comparingInt(DiskCounters::device));
    Map<Integer, List<DiskCounters>> byDomain = new HashMap<>();
    for (DiskCounters disk : all) {
      byDomain.computeIfAbsent(disk.domid(), d -> new ArrayList<>(1)).add(disk);
    }
    return byDomain;
  }

  private static List<VcpuInfo> vcpus(Hypervisor hypervisor, DomainInfo info) {
    List<VcpuInfo> vcpus = new ArrayList<>(info.maxVcpus());
    try {
      for (int v = 0; v <= info.maxVcpuId(); v++) {
        vcpus.add(hypervisor.vcpu(info.domid(), v));
      }
    } catch (HypercallException e) {
      return List.of(); // it died since the list was read
    }
    return vcpus;
  }
}
