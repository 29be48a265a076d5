package xm.simulator.hypervisor;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import xm.xenctrl.DomainInfo;
import xm.xenctrl.PhysInfo;
import xm.xenctrl.VcpuInfo;
import xm.xenctrl.XenVersion;

/**
 * Facts that somebody wrote down at another host, and that this one gives as its own: the outputs
 * that people have kept are compared with ours so. No guest runs in a staged domain, and what the
 * simulated hypervisor counts itself (memory in pools of its own, CPU time) is not asked for.
 */
public final class StagedFacts {
  private final Object lock;
  private final DomainTable table;
  private PhysInfo physical;
  private XenVersion version;
  private final Map<Integer, Staged> domains = new TreeMap<>();

  private record Staged(DomainInfo info, List<VcpuInfo> vcpus, double load, long since) {}

  StagedFacts(Object lock, DomainTable table) {
    this.lock = lock;
    this.table = table;
  }

  /** What the host and its Xen are. */
  public void host(PhysInfo physInfo, XenVersion xenVersion) {
    synchronized (lock) {
      physical = physInfo;
      version = xenVersion;
    }
  }

  /**
   * A domain, which may be there already.
   *
   * @param vcpus what each vcpu does; none to leave that to this host
   * @param load CPU time that it takes for each second from now on
   */
  public void domain(DomainInfo info, List<VcpuInfo> vcpus, double load, long now) {
    synchronized (lock) {
      SimulatedDomain domain = table.put(info.domid(), info.handle(), info.maxVcpus());
      domain.poolId = info.cpuPoolId();
      domain.pages = info.totalPages();
      domains.put(info.domid(), new Staged(info, List.copyOf(vcpus), load, now));
    }
  }

  PhysInfo physicalOr(PhysInfo own) {
    return physical == null ? own : physical;
  }

  XenVersion versionOr(XenVersion own) {
    return version == null ? own : version;
  }

  DomainInfo infoOr(DomainInfo own, long now) {
    Staged staged = domains.get(own.domid());
    if (staged == null) {
      return own;
    }
    DomainInfo i = staged.info;
    return new DomainInfo(
        i.domid(),
        i.flags(),
        i.totalPages(),
        i.maxPages(),
        i.outstandingPages(),
        i.sharedPages(),
        i.pagedPages(),
        i.sharedInfoFrame(),
        i.cpuTimeNanos() + (long) ((now - staged.since) * staged.load),
        i.onlineVcpus(),
        i.maxVcpuId(),
        i.ssidRef(),
        i.handle(),
        i.cpuPoolId());
  }

  VcpuInfo vcpuOr(int domid, VcpuInfo own) {
    Staged staged = domains.get(domid);
    boolean known = staged != null && own.vcpu() < staged.vcpus.size();
    return known ? staged.vcpus.get(own.vcpu()) : own;
  }
}
