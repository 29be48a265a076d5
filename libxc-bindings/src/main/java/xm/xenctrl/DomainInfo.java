package xm.xenctrl;

import java.io.Serializable;
import java.util.UUID;

/**
 * One entry of xc_domain_getinfolist.
 *
 * @param flags XEN_DOMINF_* bits as Xen gives them (xen/include/public/domctl.h)
 * @param totalPages pages allocated now, 4 KiB each
 * @param maxPages allocation ceiling in 4 KiB pages; unsigned, huge for "no limit"
 * @param outstandingPages claimed, not yet allocated pages
 * @param cpuTimeNanos CPU time of all vcpus since creation
 * @param maxVcpuId highest vcpu number, -1 when the domain has none
 */
public record DomainInfo(
    int domid,
    int flags,
    long totalPages,
    long maxPages,
    long outstandingPages,
    long sharedPages,
    long pagedPages,
    long sharedInfoFrame,
    long cpuTimeNanos,
    int onlineVcpus,
    int maxVcpuId,
    int ssidRef,
    UUID handle,
    int cpuPoolId)
    implements Serializable {

  private static final int DYING = 1;
  private static final int HVM = 1 << 1;
  private static final int SHUTDOWN = 1 << 2;
  private static final int PAUSED = 1 << 3;
  private static final int BLOCKED = 1 << 4;
  private static final int RUNNING = 1 << 5;
  private static final int HAP = 1 << 8;
  private static final int REASON_SHIFT = 16;

  public boolean dying() {
    return (flags & DYING) != 0;
  }

  /** True for HVM and PVH. */
  public boolean hvm() {
    return (flags & HVM) != 0;
  }

  public boolean shutdown() {
    return (flags & SHUTDOWN) != 0;
  }

  public boolean paused() {
    return (flags & PAUSED) != 0;
  }

  public boolean blocked() {
    return (flags & BLOCKED) != 0;
  }

  public boolean running() {
    return (flags & RUNNING) != 0;
  }

  public boolean hap() {
    return (flags & HAP) != 0;
  }

  /** Meaningful only when {@link #shutdown()}; a running domain carries 255 in these bits. */
  public ShutdownReason shutdownReason() {
    return ShutdownReason.of(flags >>> REASON_SHIFT & 0xff);
  }

  /** True when the guest shut down by crashing. */
  public boolean crashed() {
    return shutdown() && shutdownReason() == ShutdownReason.CRASH;
  }

  public int maxVcpus() {
    return maxVcpuId + 1;
  }

  public long totalKib() {
    return totalPages * 4;
  }
}
