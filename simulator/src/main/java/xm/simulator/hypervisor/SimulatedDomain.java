package xm.simulator.hypervisor;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import xm.xenctrl.CreditParams;
import xm.xenctrl.DomainInfo;
import xm.xenctrl.PvImage;
import xm.xenctrl.RtdsParams;
import xm.xenctrl.ShutdownReason;

/** One domain; guarded by the hypervisor's lock. */
final class SimulatedDomain {
  private static final int NOT_SHUT_DOWN = 255;
  private static final long IDLE_FRAME_BASE = 0x200000;
  private static final CreditParams DEFAULT_CREDIT = new CreditParams(256, 0);
  private static final RtdsParams DEFAULT_RTDS = new RtdsParams(10_000, 4_000, true);

  final int domid;
  final int vcpuLimit;
  final List<SimulatedVcpu> vcpus = new ArrayList<>();
  UUID handle;
  long pages;

  /** Ceiling in pages; Xen starts with none and lets the toolstack set it. */
  long maxPages;

  /** A new domain is paused once; each pause counts (controller_pause_count). */
  int pauses = 1;

  /** PCI functions may be assigned to it. */
  boolean iommu;

  /** PVH or HVM. */
  boolean hvm;

  final Map<Integer, Long> hvmParams = new HashMap<>();
  long pagingKib;
  boolean dying;
  ShutdownReason shutdown;
  int nextPort = 1;
  int poolId;
  CreditParams credit = DEFAULT_CREDIT;
  RtdsParams rtds = DEFAULT_RTDS;
  final Map<Integer, RtdsParams> vcpuRtds = new HashMap<>();
  int timeOffsetSeconds;
  int tscMode;
  long memoryMapLimitKib = -1;
  boolean cpuidApplied;

  /** What the builder loaded, null before. */
  PvImage image;

  /** What a restored guest is to go on from, null for one that boots. */
  GuestState restored;

  private double load;

  SimulatedDomain(int domid, UUID handle, int vcpuLimit) {
    this.domid = domid;
    this.handle = handle;
    this.vcpuLimit = vcpuLimit;
  }

  void addVcpus(int count, BitSet cpus) {
    while (vcpus.size() < count) {
      vcpus.add(new SimulatedVcpu(vcpus.size(), cpus));
    }
  }

  /** As in Xen, a new pool means a fresh start: its scheduler's defaults, and no pinning. */
  void enterPool(int pool, BitSet hostCpus) {
    poolId = pool;
    credit = DEFAULT_CREDIT;
    rtds = DEFAULT_RTDS;
    vcpuRtds.clear();
    for (SimulatedVcpu vcpu : vcpus) {
      vcpu.free(hostCpus);
    }
  }

  boolean running() {
    return pauses == 0 && shutdown == null && !dying;
  }

  /** Sets the load of its first vcpu; the others idle. */
  void load(double share, long now) {
    load = share;
    refresh(now);
  }

  /** To be called after anything that starts or stops the domain. */
  void refresh(long now) {
    for (SimulatedVcpu vcpu : vcpus) {
      vcpu.run(running(), vcpu.number == 0 ? load : load / 50, now);
    }
  }

  DomainInfo info(long now) {
    long cpuNanos = 0;
    int online = 0;
    boolean blocked = true;
    boolean runs = false;
    for (SimulatedVcpu vcpu : vcpus) {
      cpuNanos += vcpu.cpuNanos(now);
      if (vcpu.online) {
        online++;
        runs |= vcpu.running();
        // As in Xen, a paused vcpu counts as blocked only when the guest itself waits.
        blocked &= vcpu.blocked();
      }
    }
    int flags =
        (dying ? 1 : 0)
            | (hvm ? 1 << 1 | 1 << 8 : 0)
            | (shutdown != null ? 1 << 2 : 0)
            | (pauses > 0 ? 1 << 3 : 0)
            | (blocked ? 1 << 4 : 0)
            | (runs ? 1 << 5 : 0)
            | (shutdown != null ? shutdown.code() : NOT_SHUT_DOWN) << 16;
    return new DomainInfo(
        domid,
        flags,
        pages,
        maxPages,
        0,
        0,
        0,
        IDLE_FRAME_BASE + domid,
        cpuNanos,
        online,
        vcpus.size() - 1,
        0,
        handle,
        poolId);
  }
}
