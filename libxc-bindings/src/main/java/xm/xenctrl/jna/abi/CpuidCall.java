package xm.xenctrl.jna.abi;

/** The argument list of xc_cpuid_apply_policy (xenctrl.h), by the first release that has it. */
public enum CpuidCall {
  /** (xch, domid, featureset, nr_features). */
  SINCE_4_11,
  /** (xch, domid, restore, featureset, nr_features, pae, xend, msr). */
  SINCE_4_14,
  /**
   * (xch, domid, restore, featureset, nr_features, pae, itsc, nested_virt, xend[, msr]): msr came
   * inside the stable series (4.15.5, 4.16.5, 4.17.2) under the same symbol version.
   */
  SINCE_4_15
}
