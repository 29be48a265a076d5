package xm.cli.top;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import xm.toolstack.usage.DiskCounters;
import xm.toolstack.usage.DomainUsage;
import xm.toolstack.usage.NetworkCounters;
import xm.toolstack.usage.NetworkCounters.Direction;
import xm.toolstack.usage.UsageSnapshot;
import xm.xenctrl.DomainInfo;
import xm.xenctrl.PhysInfo;
import xm.xenctrl.VcpuInfo;

/** Looks at a host of 4 CPUs and 8 GiB, one after the other, with domains put together by hand. */
final class Looks {
  static final int DYING = 1;
  static final int SHUTDOWN = 1 << 2;
  static final int PAUSED = 1 << 3;
  static final int BLOCKED = 1 << 4;
  static final int RUNNING = 1 << 5;
  static final int CRASHED = SHUTDOWN | 3 << 16;
  static final long NO_LIMIT = 0xffff_ffffL;
  private static final long SECOND = 1_000_000_000L;

  private final List<DomainUsage> domains = new ArrayList<>();
  private final long seconds;

  private Looks(long seconds) {
    this.seconds = seconds;
  }

  /** A look so many seconds after the first. */
  static Looks after(long seconds) {
    return new Looks(seconds);
  }

  Looks domain(int domid, String name, int flags, long memoryMib, double cpuSeconds) {
    return domain(domid, name, flags, memoryMib, memoryMib * 256, cpuSeconds, List.of(), List.of());
  }

  Looks domain(
      int domid,
      String name,
      int flags,
      long memoryMib,
      long maxPages,
      double cpuSeconds,
      List<NetworkCounters> networks,
      List<DiskCounters> disks) {
    long nanos = (long) (cpuSeconds * SECOND);
    DomainInfo info =
        new DomainInfo(
            domid,
            flags,
            memoryMib * 256,
            maxPages,
            0,
            0,
            0,
            0,
            nanos,
            2,
            1,
            0,
            new UUID(0, domid),
            0);
    List<VcpuInfo> vcpus =
        List.of(
            new VcpuInfo(0, true, false, true, nanos * 3 / 4, 1),
            new VcpuInfo(1, true, true, false, nanos / 4, 3));
    domains.add(new DomainUsage(name, info, vcpus, networks, disks));
    return this;
  }

  UsageSnapshot snapshot() {
    PhysInfo physical =
        new PhysInfo(
            1,
            4,
            4,
            3,
            1,
            2_400_123,
            8192 * 256L,
            5321 * 256L,
            0,
            0,
            true,
            true,
            true,
            true,
            true,
            false,
            List.of());
    return new UsageSnapshot(
        seconds * SECOND, 1_700_000_000.0 + seconds, "dom0", "4.17.7", physical, domains);
  }

  static NetworkCounters vif(int domid, int devid, long bytes) {
    return new NetworkCounters(
        domid,
        devid,
        "vif" + domid + "." + devid,
        new Direction(bytes, bytes / 1000, 0, 0),
        new Direction(2 * bytes, bytes / 500, 1, 2));
  }

  static DiskCounters vbd(int domid, long reads) {
    return new DiskCounters(domid, 51712, false, true, 1, reads, reads / 2, reads * 8, reads * 4);
  }

  static DiskCounters silentVbd(int domid) {
    return new DiskCounters(domid, 51728, false, false, 0, 0, 0, 0, 0);
  }

  static TopOptions options(String letters) {
    return new TopOptions(
        TopOptions.Format.TABLE,
        0,
        1,
        letters.contains("n"),
        letters.contains("x"),
        letters.contains("v"),
        letters.contains("r"),
        letters.contains("f"),
        letters.contains("z"));
  }
}
