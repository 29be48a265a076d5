package xm.xenctrl;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The hypervisor as a toolstack sees it. Sizes carry their unit in the name. Every method throws
 * {@link HypercallException} when Xen refuses; none of them retries.
 *
 * <p>Implementations: the JNA one over libxenctrl X.Y, and the simulated host's.
 */
public interface Hypervisor
    extends SchedulerCalls,
        PoolCalls,
        ControlCalls,
        FlaskCalls,
        HvmCalls,
        FeatureCalls,
        ResourceCalls,
        PassthroughCalls,
        AutoCloseable {

  /** Version, capabilities and build facts (xc_version). */
  XenVersion version();

  /** Memory, CPUs and capabilities of the host (xc_physinfo). */
  PhysInfo physInfo();

  /** All domains in domid order (paged xc_domain_getinfolist). */
  List<DomainInfo> listDomains();

  /** One domain, empty when no domain has this id now. */
  Optional<DomainInfo> domain(int domid);

  /** Creates an empty, paused domain and returns its domid (xc_domain_create). */
  int createDomain(NewDomain spec);

  void setMaxVcpus(int domid, int count);

  /** Gives the domain another UUID (xc_domain_sethandle); a restart keeps the old one aside so. */
  void setHandle(int domid, UUID handle);

  /** Ceiling for further allocations (xc_domain_setmaxmem). */
  void setMaxMemKib(int domid, long kib);

  /** PV only: upper bound of the pseudo-physical map (xc_domain_set_memmap_limit). */
  void setMemoryMapLimitKib(int domid, long kib);

  /** 0 default, 1 always emulate, 2 native (xc_domain_set_tsc_info). */
  void setTscMode(int domid, int mode);

  void setTimeOffsetSeconds(int domid, int seconds);

  /** Gives the domain its CPUID policy (xc_cpuid_apply_policy, default policy). */
  void applyCpuidPolicy(int domid, CpuidOptions options);

  /** Allocates a port in {@code domid} that {@code remoteDomid} may bind. */
  int allocUnboundEventChannel(int domid, int remoteDomid);

  void pause(int domid);

  void unpause(int domid);

  /** Ends the domain at once; may take seconds for a large guest (EAGAIN is continued inside). */
  void destroy(int domid);

  /** Marks the domain as shut down with this reason (xc_domain_shutdown). */
  void shutdown(int domid, ShutdownReason reason);

  VcpuInfo vcpu(int domid, int vcpu);

  /** Physical CPUs on which the vcpu may run; bits up to {@link #maxCpus()}. */
  BitSet hardAffinity(int domid, int vcpu);

  BitSet softAffinity(int domid, int vcpu);

  void setHardAffinity(int domid, int vcpu, BitSet cpus);

  /** Number of bits in a CPU map (max_cpu_id + 1). */
  int maxCpus();

  /** One entry per online CPU, in CPU order. */
  List<CpuTopology> cpuTopology();

  /** One entry per NUMA node, in node order. */
  List<NumaNode> numaNodes();

  /** Text of the hypervisor's console ring; {@code clear} empties it afterwards. */
  String consoleRing(boolean clear);

  @Override
  void close();
}
