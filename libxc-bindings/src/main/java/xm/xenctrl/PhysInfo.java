package xm.xenctrl;

import java.io.Serializable;
import java.util.List;

/**
 * Host facts (struct xen_sysctl_physinfo). Pages are 4 KiB.
 *
 * @param hwCaps eight CPUID feature words, unsigned
 */
public record PhysInfo(
    int threadsPerCore,
    int coresPerSocket,
    int cpus,
    int maxCpuId,
    int nodes,
    int cpuKhz,
    long totalPages,
    long freePages,
    long scrubPages,
    long outstandingPages,
    boolean hvm,
    boolean hvmDirectIo,
    boolean pv,
    boolean hap,
    boolean shadow,
    boolean grantTableV2,
    List<Integer> hwCaps)
    implements Serializable {

  public PhysInfo {
    hwCaps = List.copyOf(hwCaps);
  }
}
