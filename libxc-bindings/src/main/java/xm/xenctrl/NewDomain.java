package xm.xenctrl;

import java.io.Serializable;
import java.util.UUID;

/**
 * Arguments of domain creation (struct xen_domctl_createdomain, fields that every release knows).
 *
 * @param handle the domain's UUID
 * @param hvmContainer true for HVM and PVH
 * @param hap hardware assisted paging; false for PV
 * @param oosOff no out-of-sync shadow pages ({@code oos = 0})
 * @param s3Integrity tboot memory protection ({@code s3_integrity})
 * @param maxVcpus at least 1
 * @param cpuPoolId 0 is Pool-0
 * @param fullPlatform Xen emulates the whole PC for it (HVM); without, the local APIC only (PVH)
 * @param nestedVirt it may run guests of its own; in createdomain from 4.15 on, before by HVM_PARAM
 * @param iommu PCI functions of the host may be assigned to it, at any time; a flag from 4.13 on,
 *     before that every domain may have them
 */
public record NewDomain(
    UUID handle,
    boolean hvmContainer,
    boolean hap,
    boolean oosOff,
    boolean s3Integrity,
    int maxVcpus,
    int cpuPoolId,
    boolean fullPlatform,
    boolean nestedVirt,
    boolean iommu)
    implements Serializable {

  /** A PV or PVH domain. */
  public NewDomain(
      UUID handle,
      boolean hvmContainer,
      boolean hap,
      boolean oosOff,
      boolean s3Integrity,
      int maxVcpus,
      int cpuPoolId) {
    this(handle, hvmContainer, hap, oosOff, s3Integrity, maxVcpus, cpuPoolId, false, false, false);
  }

  /** A PV domain in Pool-0 with the defaults that libxl uses. */
  public static NewDomain pv(UUID handle, int maxVcpus) {
    return new NewDomain(handle, false, false, false, false, maxVcpus, 0);
  }
}
