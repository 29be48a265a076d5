package xm.xenctrl;

import java.io.Serializable;
import java.util.List;

/**
 * Inputs of the CPUID policy (xc_cpuid_apply_policy).
 *
 * @param pae HVM only: physical address extension
 * @param invariantTsc true for {@code nomigrate = 1} or an always emulated TSC
 * @param nestedHvm HVM only
 * @param changes to the default policy, in this order
 * @param msrs changes to what MSRs tell of the CPU; libxc takes them from 4.14.6, 4.15.5, 4.16.5
 *     and 4.17.2 on, and older ones leave them out in silence, as their xl does not know them
 */
public record CpuidOptions(
    boolean pae, boolean invariantTsc, boolean nestedHvm, List<Leaf> changes, List<Msr> msrs)
    implements Serializable {

  public CpuidOptions {
    changes = List.copyOf(changes);
    msrs = List.copyOf(msrs);
  }

  /** The default policy. */
  public CpuidOptions(boolean pae, boolean invariantTsc, boolean nestedHvm) {
    this(pae, invariantTsc, nestedHvm, List.of(), List.of());
  }

  /**
   * One leaf (struct xc_xend_cpuid). A register is 32 characters, bit 31 first: 1 and 0 set and
   * clear a bit, x leaves the default, k and s take the host's; empty leaves it as it is.
   *
   * @param leaf input in eax, 32 bits
   * @param subleaf input in ecx, -1 for a leaf without
   */
  public record Leaf(int leaf, int subleaf, String eax, String ebx, String ecx, String edx)
      implements Serializable {}

  /**
   * One MSR (struct xc_msr).
   *
   * @param bits 64 characters, bit 63 first: 1, 0, x and k as in a leaf
   */
  public record Msr(int index, String bits) implements Serializable {}
}
