package xm.toolstack.memory;

import java.util.List;
import java.util.Optional;
import xm.toolstack.NoSuchDomainException;
import xm.toolstack.Progress;
import xm.toolstack.ToolstackException;
import xm.toolstack.create.MemoryRoom;
import xm.toolstack.device.XenstorePaths;
import xm.toolstack.host.Host;
import xm.toolstack.operate.LiveDomains;
import xm.toolstack.sample.StoreValues;
import xm.xenctrl.DomainInfo;
import xm.xenstore.XsTransaction;

/**
 * Balloon target and memory ceiling of a domain (xm-mechanics §8). The guest's balloon driver
 * follows the target in its own time; nobody waits for it.
 */
public final class MemoryControl {
  private static final int ATTEMPTS = 20;
  private static final long MIB = 1024;

  /** LIBXL_MAXMEM_CONSTANT: what libxl puts on top of each ceiling but dom0's, in KiB. */
  private static final long CEILING_EXTRA_KIB = 1024;

  private final Host host;
  private final LiveDomains live;

  public MemoryControl(Host host) {
    this.host = host;
    this.live = new LiveDomains(host);
  }

  /**
   * Sets what the domain is to have, up to its maximum. For more than the host has free, dom0 is
   * made to give some first, where {@link Dom0Ballooning} allows it.
   *
   * @throws ToolstackException with xm's words and the numbers
   */
  public void setTargetMib(int domid, long mib, Progress progress) {
    DomainInfo info = live.require(domid);
    Stored stored = read(info);
    long kib = mib * MIB;
    checkTarget(domid, kib, stored);
    Runnable change = () -> LiveDomains.onDomain(domid, () -> changeTarget(info, kib, stored));
    long more = kib - info.totalKib();
    if (domid != 0 && more > 0) {
      MemoryRoom.use(host, more, progress, change);
    } else {
      change.run();
    }
  }

  private static void checkTarget(int domid, long kib, Stored stored) {
    if (kib <= 0) {
      throw new ToolstackException(
          "memory_dynamic_max must be greater than 0 (" + kib / MIB + " MiB were asked for)");
    }
    if (domid == 0 && kib < Dom0Ballooning.floorKib() && kib < stored.targetKib) {
      throw new ToolstackException(
          "memory_dynamic_max too small ("
              + kib / MIB
              + " MiB were asked for, dom0 keeps at least "
              + Dom0Ballooning.floorKib() / MIB
              + " MiB)");
    }
    if (kib > stored.maximumKib) {
      throw new ToolstackException(
          "memory_dynamic_max must be less than or equal to memory_static_max ("
              + kib / MIB
              + " MiB were asked for, the maximum is "
              + stored.maximumKib / MIB
              + " MiB)");
    }
  }

  private Void changeTarget(DomainInfo info, long kib, Stored stored) {
    int domid = info.domid();
    long ceilingBefore = info.maxPages();
    if (domid != 0) {
      host.hypervisor().setMaxMemKib(domid, kib + stored.videoramKib + CEILING_EXTRA_KIB);
    } else if (Long.compareUnsigned(ceilingBefore, kib / 4) < 0) {
      host.hypervisor().setMaxMemKib(domid, kib); // xl lowers dom0's ceiling with each mem-set
    }
    if (info.hvm()) {
      host.hypervisor().setPodTargetPages(domid, (kib + CEILING_EXTRA_KIB) / 4);
    }
    host.xenstore()
        .transaction(
            ATTEMPTS,
            t -> {
              requireTree(t.readIfExists(XenstorePaths.domain(domid)), domid);
              if (stored.maximumMissing) {
                t.write(XenstorePaths.memoryStaticMax(domid), Long.toString(stored.maximumKib));
              }
              t.write(XenstorePaths.memoryTarget(domid), Long.toString(kib - stored.videoramKib));
              writeVmMemory(t, info, kib);
              return null;
            });
    return null;
  }

  private static void writeVmMemory(XsTransaction t, DomainInfo info, long kib) {
    String vm = XenstorePaths.vm(info.handle());
    if (t.readIfExists(vm).isPresent()) {
      t.write(XenstorePaths.vmMemory(info.handle()), Long.toString(kib / MIB));
    }
  }

  /** A domain that ended meanwhile must not leave nodes behind. */
  private static void requireTree(Optional<String> tree, int domid) {
    if (tree.isEmpty()) {
      throw new NoSuchDomainException(Integer.toString(domid));
    }
  }

  /**
   * Sets the most that the domain may ever have. A running guest cannot use more than it was booted
   * with unless its kernel was prepared for it.
   */
  public void setMaximumMib(int domid, long mib) {
    DomainInfo info = live.require(domid);
    Stored stored = read(info);
    long kib = mib * MIB;
    if (kib <= 0) {
      throw new ToolstackException(
          "memory_static_max must be greater than 0 (" + mib + " MiB were asked for)");
    }
    if (kib < stored.targetKib) {
      throw new ToolstackException(
          "memory_dynamic_max must be less than or equal to memory_static_max ("
              + mib
              + " MiB were asked for as the maximum, the domain is to have "
              + stored.targetKib / MIB
              + " MiB now)");
    }
    LiveDomains.onDomain(
        domid,
        () -> {
          host.hypervisor()
              .setMaxMemKib(domid, kib + stored.videoramKib + (domid == 0 ? 0 : CEILING_EXTRA_KIB));
          return null;
        });
    host.xenstore()
        .transaction(
            ATTEMPTS,
            t -> {
              requireTree(t.readIfExists(XenstorePaths.domain(domid)), domid);
              t.write(XenstorePaths.memoryStaticMax(domid), Long.toString(kib));
              return null;
            });
  }

  private Stored read(DomainInfo info) {
    int domid = info.domid();
    List<Optional<String>> values =
        host.xenstore()
            .readAll(
                List.of(
                    XenstorePaths.memoryTarget(domid),
                    XenstorePaths.memoryStaticMax(domid),
                    XenstorePaths.memoryVideoram(domid)));
    long videoram = Math.max(0, StoreValues.number(values.get(2), 0));
    long total = host.hypervisor().physInfo().totalPages();
    long pages = info.maxPages();
    long fallback = Long.compareUnsigned(pages, total) > 0 ? total * 4 : pages * 4;
    return new Stored(
        StoreValues.number(values.get(0), info.totalKib()) + videoram,
        StoreValues.number(values.get(1), fallback),
        values.get(1).isEmpty(),
        videoram);
  }

  private record Stored(
      long targetKib, long maximumKib, boolean maximumMissing, long videoramKib) {}
}
