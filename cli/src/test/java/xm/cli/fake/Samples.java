package xm.cli.fake;

import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.HostInfo;
import xm.toolstack.VcpuSnapshot;
import xm.xenctrl.CpuTopology;
import xm.xenctrl.DomainInfo;
import xm.xenctrl.NumaNode;
import xm.xenctrl.PhysInfo;
import xm.xenctrl.Scheduler;
import xm.xenctrl.VcpuInfo;
import xm.xenctrl.XenVersion;

/** The domains and the host that the captured samples of xm-commands §3 show. */
public final class Samples {
  public static final int DYING = 1;
  public static final int SHUTDOWN = 1 << 2;
  public static final int PAUSED = 1 << 3;
  public static final int BLOCKED = 1 << 4;
  public static final int RUNNING = 1 << 5;
  public static final int CRASHED = SHUTDOWN | 3 << 16;

  private Samples() {}

  /** The flags that give these six letters; in xm columns 4 and 5 exclude each other. */
  public static int flags(String letters) {
    return (letters.charAt(0) == 'r' ? RUNNING : 0)
        | (letters.charAt(1) == 'b' ? BLOCKED : 0)
        | (letters.charAt(2) == 'p' ? PAUSED : 0)
        | (letters.charAt(3) == 's' ? SHUTDOWN : 0)
        | (letters.charAt(4) == 'c' ? CRASHED : 0)
        | (letters.charAt(5) == 'd' ? DYING : 0);
  }

  /** Flags as Xen gives them: 255 in the reason of a domain that is not shut down. */
  public static DomainInfo info(int domid, int flags, long cpuNanos, int vcpus) {
    int all = (flags & SHUTDOWN) != 0 ? flags : flags | 255 << 16;
    return new DomainInfo(
        domid, all, 65536, 131072, 0, 0, 0, 0, cpuNanos, vcpus, vcpus - 1, 0, uuid(domid), 0);
  }

  public static UUID uuid(int domid) {
    return new UUID(0x0a1b2c3d4e5f6071L, 0x8293a4b5c6d70000L + domid);
  }

  public static DomainSnapshot domain(
      int domid, String name, int flags, long memoryMib, int vcpus, long cpuMillis) {
    DomainInfo info = info(domid, flags, cpuMillis * 1_000_000L, vcpus);
    return new DomainSnapshot(domid, name, uuid(domid), info, memoryMib * 1024, "Pool-0", 0, false);
  }

  public static DomainSnapshot started(DomainSnapshot d, double seconds) {
    return new DomainSnapshot(
        d.domid(), d.name(), d.uuid(), d.info(), d.targetKib(), d.poolName(), seconds, false);
  }

  public static DomainSnapshot inPool(DomainSnapshot d, String pool) {
    return new DomainSnapshot(
        d.domid(), d.name(), d.uuid(), d.info(), d.targetKib(), pool, 0, false);
  }

  /** The domains of the captured table. */
  public static FakeToolstack fourDomains() {
    return new FakeToolstack()
        .with(domain(0, "Domain-0", RUNNING, 1024, 4, 11_794_300))
        .with(domain(3, "debian-pv", BLOCKED, 512, 2, 20_520))
        .with(domain(5, "win7", PAUSED, 1024, 1, 0))
        .with(domain(7, "crashed1", CRASHED, 256, 1, 5_200));
  }

  public static VcpuSnapshot vcpu(VcpuInfo info, int... cpus) {
    BitSet hard = new BitSet();
    for (int cpu : cpus) {
      hard.set(cpu);
    }
    BitSet soft = new BitSet();
    soft.set(0, 64);
    return new VcpuSnapshot(info, hard, soft);
  }

  /** The host of the captured xm info. */
  public static HostInfo host() {
    return host(false);
  }

  public static HostInfo host(boolean simulated) {
    PhysInfo physical =
        new PhysInfo(
            1,
            4,
            4,
            3,
            1,
            2_400_123,
            8152 * 256L,
            5321 * 256L,
            0,
            0,
            true,
            true,
            true,
            true,
            true,
            false,
            List.of(0xbfebfbff, 0x28100800, 0, 0x3f40, 0x009ae3bd, 0, 1, 0));
    XenVersion xen =
        new XenVersion(
            4,
            4,
            ".0",
            "xen-3.0-x86_64 hvm-3.0-x86_64 ",
            "unavailable",
            "placeholder dom0_mem=1024M",
            4096,
            0xffff800000000000L,
            "gcc (Debian 4.7.2-5) 4.7.2",
            "user",
            "example.com",
            "Tue Apr  1 00:00:00 UTC 2014",
            "");
    return new HostInfo(
        "Linux",
        "dom0",
        "3.2.0",
        "#1 SMP Debian",
        "x86_64",
        physical,
        0,
        List.of(new CpuTopology(0, 0, 0, 0), new CpuTopology(1, 1, 0, 0)),
        List.of(new NumaNode(0, 8152L << 20, 5321L << 20, List.of(10))),
        xen,
        Scheduler.CREDIT,
        simulated);
  }
}
