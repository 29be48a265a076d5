package xm.xenctrl;

/** What the hypervisor does for PVH and HVM domains only. */
public interface HvmCalls {
  // Numbers of xen/include/public/hvm/params.h, the same in all releases.
  int PARAM_VIRIDIAN = 9;
  int PARAM_TIMER_MODE = 10;
  int PARAM_HPET_ENABLED = 11;
  int PARAM_VPT_ALIGN = 16;
  int PARAM_NESTED_HVM = 24;

  /** HVM_PARAM_* read (xc_hvm_param_get). */
  long hvmParam(int domid, int param);

  /** HVM_PARAM_* written (xc_hvm_param_set). */
  void setHvmParam(int domid, int param, long value);

  /**
   * Gives the domain memory for its paging structures, without which its vcpus cannot be made
   * (xc_set_paging_mempool_size from 4.17 on, xc_shadow_control before, which counts MiB).
   */
  void setPagingPoolKib(int domid, long kib);
}
