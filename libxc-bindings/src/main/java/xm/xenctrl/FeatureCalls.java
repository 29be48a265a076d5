package xm.xenctrl;

import java.util.List;

/**
 * What CPUs can do, as words of 32 CPUID bits in the order of xen/lib/x86/cpuid.c: 1.edx, 1.ecx,
 * 80000001.edx, 80000001.ecx, d:1.eax, 7.ebx, 7.ecx, 80000007.edx, 80000008.ebx, 7.edx, 7:1.eax,
 * ...
 */
public interface FeatureCalls {

  /**
   * All that a guest may have on this host (xc_get_cpu_featureset).
   *
   * @param hvm for PVH and HVM guests, which may have more than PV ones
   */
  List<Integer> guestFeatures(boolean hvm);

  /**
   * What this domain was given (its CPUID policy); empty when the release cannot tell, which is
   * before 4.16.
   */
  List<Integer> domainFeatures(int domid);
}
