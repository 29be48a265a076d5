package xm.xenctrl;

import java.io.Serializable;

/**
 * Inputs of the default CPUID policy (xc_cpuid_apply_policy).
 *
 * @param pae HVM only: physical address extension
 * @param invariantTsc true for {@code nomigrate = 1} or an always emulated TSC
 * @param nestedHvm HVM only
 */
public record CpuidOptions(boolean pae, boolean invariantTsc, boolean nestedHvm)
    implements Serializable {}
