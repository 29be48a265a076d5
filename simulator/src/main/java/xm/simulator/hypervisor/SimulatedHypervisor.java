package xm.simulator.hypervisor;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import xm.simulator.fault.Faults;
import xm.simulator.xenstored.DomainFacts;
import xm.xenctrl.CpuPool;
import xm.xenctrl.CpuTopology;
import xm.xenctrl.CpuidOptions;
import xm.xenctrl.CreditParams;
import xm.xenctrl.DomainInfo;
import xm.xenctrl.Hypervisor;
import xm.xenctrl.NewDomain;
import xm.xenctrl.NumaNode;
import xm.xenctrl.PhysInfo;
import xm.xenctrl.PvImage;
import xm.xenctrl.Scheduler;
import xm.xenctrl.ShutdownReason;
import xm.xenctrl.VcpuInfo;
import xm.xenctrl.XenVersion;

/**
 * A hypervisor that keeps books: memory, domids, flags, CPU time. It refuses what Xen 4.17 refuses,
 * with the same error numbers. Thread-safe.
 */
public final class SimulatedHypervisor implements Hypervisor, DomainFacts {
  private static final int HIGHEST_PORT = 1023;
  private static final int PAUSE_LIMIT = 255;

  private final HostShape shape;
  private final Faults faults;
  private final LongSupplier nanoClock;
  private final DomainTable table;
  private final ConsoleRing ring = new ConsoleRing();
  private volatile DomainEvents events = new NoEvents();

  public SimulatedHypervisor(HostShape shape, Faults faults, LongSupplier nanoClock) {
    this.shape = shape;
    this.faults = faults;
    this.nanoClock = nanoClock;
    this.table = new DomainTable(shape, nanoClock.getAsLong());
    ring.add(HostReports.banner(shape));
  }

  /** Who hears of changes from now on. */
  public void setEvents(DomainEvents listener) {
    events = listener;
  }

  @Override
  public XenVersion version() {
    return HostReports.version();
  }

  @Override
  public synchronized PhysInfo physInfo() {
    fault("physinfo", "xc_physinfo", Refusal.NO_DOMAIN);
    return HostReports.physInfo(shape, table.totalPages(), table.freePages());
  }

  @Override
  public synchronized List<DomainInfo> listDomains() {
    fault("list", "xc_domain_getinfolist", Refusal.NO_DOMAIN);
    return table.list(now());
  }

  @Override
  public synchronized Optional<DomainInfo> domain(int domid) {
    fault("list", "xc_domain_getinfolist", domid);
    SimulatedDomain domain = table.find(domid);
    return domain == null ? Optional.empty() : Optional.of(domain.info(now()));
  }

  @Override
  public synchronized int createDomain(NewDomain spec) {
    String function = "xc_domain_create";
    fault("create", function, Refusal.NO_DOMAIN);
    if (spec.hvmContainer() || spec.hap() || spec.maxVcpus() < 1) {
      throw Refusal.of(function, Errno.EINVAL, Refusal.NO_DOMAIN);
    }
    if (spec.cpuPoolId() != 0) {
      throw Refusal.of(function, Errno.ENOENT, Refusal.NO_DOMAIN, "there is only pool 0");
    }
    SimulatedDomain domain = table.add(spec.handle(), spec.maxVcpus());
    if (domain == null) {
      throw Refusal.of(function, Errno.ENOMEM, Refusal.NO_DOMAIN, "no domid is free");
    }
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
    domain("hvmparam", "xc_hvm_param_get", domid);
    throw Refusal.of("xc_hvm_param_get", Errno.EINVAL, domid, "it is a PV domain");
  }

  @Override
  public synchronized VcpuInfo vcpu(int domid, int number) {
    SimulatedVcpu vcpu = vcpu("xc_vcpu_getinfo", domid, number);
    return new VcpuInfo(
        number, vcpu.online, vcpu.blocked(), vcpu.running(), vcpu.cpuNanos(now()), vcpu.cpu(domid));
  }

  @Override
  public synchronized BitSet hardAffinity(int domid, int number) {
    return (BitSet) vcpu("xc_vcpu_getaffinity", domid, number).hardAffinity.clone();
  }

  @Override
  public synchronized BitSet softAffinity(int domid, int number) {
    return (BitSet) vcpu("xc_vcpu_getaffinity", domid, number).softAffinity.clone();
  }

  @Override
  public synchronized void setHardAffinity(int domid, int number, BitSet cpus) {
    SimulatedVcpu vcpu = vcpu("xc_vcpu_setaffinity", domid, number);
    fault("affinity", "xc_vcpu_setaffinity", domid);
    BitSet effective = table.cpus();
    effective.and(cpus);
    if (effective.isEmpty()) {
      throw Refusal.of("xc_vcpu_setaffinity", Errno.EINVAL, domid, "no CPU is left to run on");
    }
    vcpu.hardAffinity.clear();
    vcpu.hardAffinity.or(effective);
  }

  @Override
  public int maxCpus() {
    return shape.cpus();
  }

  @Override
  public Scheduler scheduler() {
    return shape.scheduler();
  }

  @Override
  public synchronized Optional<CreditParams> creditParams(int domid) {
    SimulatedDomain domain = domain("credit", "xc_sched_credit_domain_get", domid);
    return hasCredit() ? Optional.of(domain.credit) : Optional.empty();
  }

  @Override
  public synchronized void setCreditParams(int domid, CreditParams params) {
    String function = "xc_sched_credit_domain_set";
    SimulatedDomain domain = domain("credit", function, domid);
    if (!hasCredit() || params.weight() < 1 || params.weight() > 65535) {
      throw Refusal.of(function, Errno.EINVAL, domid);
    }
    if (params.capPercent() < 0 || params.capPercent() > 100 * domain.vcpuLimit) {
      throw Refusal.of(function, Errno.EINVAL, domid);
    }
    domain.credit = params;
  }

  @Override
  public synchronized List<CpuPool> cpuPools() {
    return List.of(new CpuPool(0, shape.scheduler(), table.count(), table.cpus()));
  }

  @Override
  public BitSet freeCpus() {
    return new BitSet();
  }

  @Override
  public synchronized void moveToPool(int poolId, int domid) {
    domain("pool", "xc_cpupool_movedomain", domid);
    if (poolId != 0) {
      throw Refusal.of("xc_cpupool_movedomain", Errno.ENOENT, domid, "there is only pool 0");
    }
  }

  @Override
  public List<CpuTopology> cpuTopology() {
    return HostReports.topology(shape);
  }

  @Override
  public synchronized List<NumaNode> numaNodes() {
    return HostReports.nodes(table.totalPages(), table.freePages());
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

  /** The guest itself ends (SCHEDOP_shutdown); no error when it is gone or has ended before. */
  public void guestShutdown(int domid, ShutdownReason reason) {
    synchronized (this) {
      SimulatedDomain domain = table.find(domid);
      if (domain == null || domain.shutdown != null) {
        return;
      }
      domain.shutdown = reason;
      domain.refresh(now());
      if (reason == ShutdownReason.CRASH) {
        ring.add("(XEN) Domain " + domid + " crashed (simulated)\n");
      }
    }
    events.shutDown(domid, reason);
  }

  /** The guest works this much on its first vcpu from now on, 0 to 1. */
  public synchronized void guestLoad(int domid, double share) {
    SimulatedDomain domain = table.find(domid);
    if (domain != null) {
      domain.load(share, now());
    }
  }

  /** The guest takes a vcpu up or down. */
  public synchronized void guestVcpu(int domid, int number, boolean online) {
    SimulatedDomain domain = table.find(domid);
    if (domain != null && number < domain.vcpus.size()) {
      domain.vcpus.get(number).online = online;
      domain.refresh(now());
    }
  }

  /** The guest's balloon driver wants this much memory; it gets what limit and host allow. */
  public synchronized void guestMemory(int domid, long kib) {
    SimulatedDomain domain = table.find(domid);
    if (domain != null) {
      long ceiling = Math.min(domain.maxPages, domain.pages + table.freePages());
      domain.pages = Math.min(kib / 4, ceiling);
    }
  }

  /** Domids of all domains that live. */
  public synchronized List<Integer> aliveDomids() {
    return table.aliveDomids();
  }

  /** What the builder loaded; empty for a domain that was not built or is gone. */
  public synchronized Optional<PvImage> image(int domid) {
    SimulatedDomain domain = table.find(domid);
    return domain == null ? Optional.empty() : Optional.ofNullable(domain.image);
  }

  /** Allocates the guest's memory and starts its first vcpu, for the builder. */
  synchronized void load(PvImage image) {
    String function = "xc_dom_boot_mem_init";
    SimulatedDomain domain = table.find(image.domid());
    if (domain == null) {
      throw Refusal.of("xc_dom_boot_xen_init", Errno.ESRCH, image.domid());
    }
    if (domain.vcpus.isEmpty()) {
      throw Refusal.of("xc_dom_boot_image", Errno.EINVAL, image.domid(), "it has no vcpu");
    }
    long wanted = image.memoryMib() * DomainTable.PAGES_PER_MIB;
    if (wanted > domain.maxPages) {
      throw Refusal.of(
          function,
          Errno.ENOMEM,
          image.domid(),
          "it may have " + domain.maxPages + " pages and would need " + wanted);
    }
    if (wanted > table.freePages()) {
      throw Refusal.of(
          function,
          Errno.ENOMEM,
          image.domid(),
          "it needs " + wanted + " pages and the host has " + table.freePages() + " free");
    }
    domain.pages = wanted;
    domain.image = image;
    domain.vcpus.get(0).online = true;
    domain.refresh(now());
  }

  private boolean hasCredit() {
    return shape.scheduler() == Scheduler.CREDIT || shape.scheduler() == Scheduler.CREDIT2;
  }

  private long now() {
    return nanoClock.getAsLong();
  }

  private void fault(String place, String function, int domid) {
    faults
        .take(place, Integer.toString(domid))
        .ifPresent(
            fault -> {
              throw Refusal.of(function, fault, domid);
            });
  }

  private SimulatedDomain domain(String place, String function, int domid) {
    fault(place, function, domid);
    SimulatedDomain domain = table.find(domid);
    if (domain == null) {
      throw Refusal.of(function, Errno.ESRCH, domid);
    }
    return domain;
  }

  /** As {@link #domain} for what Xen refuses for the domain that asks, which is domain 0. */
  private SimulatedDomain guest(String place, String function, int domid) {
    SimulatedDomain domain = domain(place, function, domid);
    if (domid == 0) {
      throw Refusal.of(function, Errno.EINVAL, domid, "it is the domain that asks");
    }
    return domain;
  }

  private SimulatedVcpu vcpu(String function, int domid, int number) {
    SimulatedDomain domain = domain("vcpu", function, domid);
    if (number < 0 || number >= domain.vcpuLimit) {
      throw Refusal.of(function, Errno.EINVAL, domid);
    }
    if (number >= domain.vcpus.size()) {
      throw Refusal.of(function, Errno.ESRCH, domid);
    }
    return domain.vcpus.get(number);
  }

  private static final class NoEvents implements DomainEvents {
    @Override
    public void paused(int domid) {}

    @Override
    public void unpaused(int domid) {}

    @Override
    public void shutDown(int domid, ShutdownReason reason) {}

    @Override
    public void destroyed(int domid) {}
  }
}
