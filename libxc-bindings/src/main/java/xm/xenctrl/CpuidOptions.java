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
 */
public record CpuidOptions(boolean pae, boolean invariantTsc, boolean nestedHvm, List<Leaf> changes)
    implements Serializable {

  public CpuidOptions {
    changes = List.copyOf(changes);
  }

  /** The default policy. */
  public CpuidOptions(boolean pae, boolean invariantTsc, boolean nestedHvm) {
    this(pae, invariantTsc, nestedHvm, List.of());
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
}
