package xm.simulator.hypervisor;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import xm.simulator.fault.Faults;
import xm.simulator.xenstored.DomainFacts;
import xm.xenctrl.CpuidOptions;
import xm.xenctrl.DomainInfo;
import xm.xenctrl.NewDomain;
import xm.xenctrl.PhysInfo;
import xm.xenctrl.ShutdownReason;
import xm.xenctrl.XenVersion;

/**
 * A hypervisor that keeps books: memory, domids, flags, CPU time. It refuses what Xen 4.17 refuses,
 * with the same error numbers. Thread-safe.
 */
public final class SimulatedHypervisor extends GuestCalls implements DomainFacts {
  private static final int HIGHEST_PORT = 1023;
  private static final int PAUSE_LIMIT = 255;

  public SimulatedHypervisor(HostShape shape, Faults faults, LongSupplier nanoClock) {
    super(shape, faults, nanoClock);
  }

  /** What this host says of itself that it read elsewhere. */
  public StagedFacts staged() {
    return staged;
  }

  @Override
  public synchronized XenVersion version() {
    return staged.versionOr(HostReports.version());
  }

  @Override
  public synchronized PhysInfo physInfo() {
    fault("physinfo", "xc_physinfo", Refusal.NO_DOMAIN);
    return staged.physicalOr(HostReports.physInfo(shape, table.totalPages(), table.freePages()));
  }

  @Override
  public synchronized List<DomainInfo> listDomains() {
    fault("list", "xc_domain_getinfolist", Refusal.NO_DOMAIN);
    return table.list(staged, now());
  }

  @Override
  public synchronized Optional<DomainInfo> domain(int domid) {
    fault("list", "xc_domain_getinfolist", domid);
    SimulatedDomain domain = table.find(domid);
    return Optional.ofNullable(domain).map(d -> staged.infoOr(d.info(now()), now()));
  }

  @Override
  public synchronized int createDomain(NewDomain spec) {
    String function = "xc_domain_create";
    fault("create", function, Refusal.NO_DOMAIN);
    if (spec.hvmContainer() != spec.hap() || spec.maxVcpus() < 1) {
      throw Refusal.of(function, Errno.EINVAL, Refusal.NO_DOMAIN);
    }
    if (spec.iommu() && !shape.iommu()) {
      throw Refusal.of(function, Errno.EINVAL, Refusal.NO_DOMAIN, "there is no IOMMU");
    }
    if (pool(function, spec.cpuPoolId()).cpus.isEmpty()) {
      throw Refusal.of(function, Errno.EINVAL, Refusal.NO_DOMAIN, "its pool has no CPUs");
    }
    SimulatedDomain domain = table.add(spec.handle(), spec.maxVcpus());
    if (domain == null) {
      throw Refusal.of(function, Errno.ENOMEM, Refusal.NO_DOMAIN, "no domid is free");
    }
    domain.hvm = spec.hvmContainer();
    domain.iommu = spec.iommu();
    domain.poolId = spec.cpuPoolId();
    return domain.domid;
  }

  @Override
  public synchronized void setHandle(int domid, UUID handle) {
    domain("sethandle", "xc_domain_sethandle", domid).handle = handle;
  }

  @Override
  public synchronized void setMaxVcpus(int domid, int count) {
    SimulatedDomain domain = domain("maxvcpus", "xc_domain_max_vcpus", domid);
    if (count < 1 || count > domain.vcpuLimit) {
      throw Refusal.of("xc_domain_max_vcpus", Errno.EINVAL, domid);
    }
    domain.addVcpus(count, table.cpus());
  }

  @Override
  public synchronized void setMaxMemKib(int domid, long kib) {
    domain("maxmem", "xc_domain_setmaxmem", domid).maxPages = kib / 4;
  }

  @Override
  public synchronized void setMemoryMapLimitKib(int domid, long kib) {
    domain("memmap", "xc_domain_set_memmap_limit", domid).memoryMapLimitKib = kib;
  }

  @Override
  public synchronized void setTscMode(int domid, int mode) {
    SimulatedDomain domain = domain("tsc", "xc_domain_set_tsc_info", domid);
    if (mode < 0 || mode > 2) {
      throw Refusal.of("xc_domain_set_tsc_info", Errno.EINVAL, domid);
    }
    domain.tscMode = mode;
  }

  @Override
  public synchronized void setTimeOffsetSeconds(int domid, int seconds) {
    domain("timeoffset", "xc_domain_set_time_offset", domid).timeOffsetSeconds = seconds;
  }

  @Override
  public synchronized void applyCpuidPolicy(int domid, CpuidOptions options) {
    domain("cpuid", "xc_cpuid_apply_policy", domid).cpuidApplied = true;
  }

  @Override
  public synchronized int allocUnboundEventChannel(int domid, int remoteDomid) {
    String function = "xc_evtchn_alloc_unbound";
    SimulatedDomain domain = domain("evtchn", function, domid);
    if (table.find(remoteDomid) == null) {
      throw Refusal.of(function, Errno.ESRCH, remoteDomid);
    }
    if (domain.nextPort > HIGHEST_PORT) {
      throw Refusal.of(function, Errno.ENOSPC, domid);
    }
    return domain.nextPort++;
  }

  @Override
  public void pause(int domid) {
    boolean stopped;
    synchronized (this) {
      SimulatedDomain domain = guest("pause", "xc_domain_pause", domid);
      if (domain.pauses == PAUSE_LIMIT) {
        throw Refusal.of("xc_domain_pause", Errno.EOVERFLOW, domid);
      }
      stopped = domain.pauses++ == 0;
      domain.refresh(now());
    }
    if (stopped) {
      events.paused(domid);
    }
  }

  @Override
  public void unpause(int domid) {
    boolean started;
    synchronized (this) {
      SimulatedDomain domain = guest("unpause", "xc_domain_unpause", domid);
      if (domain.pauses == 0) {
        throw Refusal.of("xc_domain_unpause", Errno.EINVAL, domid, "it is not paused");
      }
      started = --domain.pauses == 0;
      domain.refresh(now());
    }
    if (started) {
      events.unpaused(domid);
    }
  }

  @Override
  public void destroy(int domid) {
    synchronized (this) {
      SimulatedDomain domain = guest("destroy", "xc_domain_destroy", domid);
      if (faults.take("zombie", Integer.toString(domid)).isPresent()) {
        // Something in domain 0 still maps the guest's memory: the domain cannot go.
        domain.dying = true;
        domain.refresh(now());
      } else {
        table.remove(domid);
      }
    }
    events.destroyed(domid);
  }

  @Override
  public void shutdown(int domid, ShutdownReason reason) {
    synchronized (this) {
      guest("shutdown", "xc_domain_shutdown", domid);
    }
    guestShutdown(domid, reason);
  }

  @Override
  public synchronized long hvmParam(int domid, int param) {
    return hvmDomain("hvmparam", "xc_hvm_param_get", domid).hvmParams.getOrDefault(param, 0L);
  }

  @Override
  public synchronized void setHvmParam(int domid, int param, long value) {
    hvmDomain("hvmparam", "xc_hvm_param_set", domid).hvmParams.put(param, value);
  }

  @Override
  public synchronized void setPagingPoolKib(int domid, long kib) {
    hvmDomain("pagingpool", "xc_set_paging_mempool_size", domid).pagingKib = kib;
  }

  private SimulatedDomain hvmDomain(String place, String function, int domid) {
    SimulatedDomain domain = domain(place, function, domid);
    if (!domain.hvm) {
      throw Refusal.of(function, Errno.EINVAL, domid, "it is a PV domain");
    }
    return domain;
  }

  @Override
  public String consoleRing(boolean clear) {
    return ring.read(clear);
  }

  /** Nothing to release: the simulated Xen lives as long as its process. */
  @Override
  public void close() {}

  @Override
  public synchronized boolean alive(int domid) {
    SimulatedDomain domain = table.find(domid);
    return domain != null && !domain.dying;
  }

  @Override
  public synchronized boolean shutDown(int domid) {
    SimulatedDomain domain = table.find(domid);
    return domain != null && domain.shutdown != null;
  }
}
