package xm.simulator.hypervisor;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import xm.xenctrl.DomainInfo;

/** All domains and the host's memory; guarded by the hypervisor's lock. */
final class DomainTable {

  /** 4 KiB pages in a MiB. */
  static final long PAGES_PER_MIB = 256;

  /** DOMID_FIRST_RESERVED of xen/include/public/xen.h. */
  private static final int FIRST_RESERVED_DOMID = 0x7ff0;

  /** What Xen keeps for itself. */
  private static final long XEN_MIB = 48;

  private final Map<Integer, SimulatedDomain> domains = new TreeMap<>();
  private final HostShape shape;
  private final BitSet cpus = new BitSet();
  private int lastDomid;

  DomainTable(HostShape shape, long now) {
    this.shape = shape;
    cpus.set(0, shape.cpus());
    SimulatedDomain dom0 = new SimulatedDomain(0, new UUID(0, 0), shape.cpus());
    dom0.addVcpus(shape.cpus(), cpus);
    dom0.vcpus.forEach(vcpu -> vcpu.online = true);
    dom0.pauses = 0;
    dom0.pages = shape.dom0Mib() * PAGES_PER_MIB;
    dom0.maxPages = totalPages();
    dom0.load(0.6, now);
    domains.put(0, dom0);
  }

  /** CPUs of the host. */
  BitSet cpus() {
    return (BitSet) cpus.clone();
  }

  /** The domain, null when there is none. */
  SimulatedDomain find(int domid) {
    return domains.get(domid);
  }

  List<DomainInfo> list(StagedFacts staged, long now) {
    List<DomainInfo> infos = new ArrayList<>(domains.size());
    for (SimulatedDomain domain : domains.values()) {
      infos.add(staged.infoOr(domain.info(now), now));
    }
    return infos;
  }

  List<Integer> aliveDomids() {
    List<Integer> domids = new ArrayList<>(domains.size());
    for (SimulatedDomain domain : domains.values()) {
      if (!domain.dying) {
        domids.add(domain.domid);
      }
    }
    return domids;
  }

  /** A new domain with the next free domid; null when there is none left. */
  SimulatedDomain add(UUID handle, int maxVcpus) {
    for (int tried = 1; tried < FIRST_RESERVED_DOMID; tried++) {
      lastDomid = lastDomid % (FIRST_RESERVED_DOMID - 1) + 1;
      if (!domains.containsKey(lastDomid)) {
        SimulatedDomain domain = new SimulatedDomain(lastDomid, handle, maxVcpus);
        domains.put(lastDomid, domain);
        return domain;
      }
    }
    return null;
  }

  /** The domain of this id, made when it is not there. */
  SimulatedDomain put(int domid, UUID handle, int vcpuCount) {
    SimulatedDomain domain =
        domains.computeIfAbsent(domid, id -> new SimulatedDomain(id, handle, vcpuCount));
    domain.handle = handle;
    domain.addVcpus(vcpuCount, cpus);
    return domain;
  }

  void remove(int domid) {
    domains.remove(domid);
  }

  /** Number of domains in a pool. */
  int inPool(int poolId) {
    int count = 0;
    for (SimulatedDomain domain : domains.values()) {
      if (domain.poolId == poolId) {
        count++;
      }
    }
    return count;
  }

  /** Unpins the vcpus of a pool that are left without a CPU. */
  void leaveCpus(int poolId, BitSet left) {
    for (SimulatedDomain domain : domains.values()) {
      if (domain.poolId == poolId) {
        for (SimulatedVcpu vcpu : domain.vcpus) {
          if (!vcpu.hardAffinity.intersects(left)) {
            vcpu.free(cpus);
          }
        }
      }
    }
  }

  int count() {
    return domains.size();
  }

  long totalPages() {
    return shape.memoryMib() * PAGES_PER_MIB;
  }

  long freePages() {
    long used = XEN_MIB * PAGES_PER_MIB;
    for (SimulatedDomain domain : domains.values()) {
      used += domain.pages;
    }
    return Math.max(0, totalPages() - used);
  }
}
