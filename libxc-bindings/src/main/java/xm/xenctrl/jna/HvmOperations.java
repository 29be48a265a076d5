package xm.xenctrl.jna;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import xm.xenctrl.jna.abi.XenAbi;

/** Calls for PVH and HVM domains. */
final class HvmOperations {
  /** XEN_DOMCTL_SHADOW_OP_SET_ALLOCATION. */
  private static final int SET_ALLOCATION = 31;

  private static final long KIB_PER_MIB = 1024;
  private static final String POOL = "set the paging memory of domain";

  private final XenSession session;

  HvmOperations(XenSession session) {
    this.session = session;
  }

  long param(int domid, int param) {
    try (Memory value = XenSession.zeroed(Long.BYTES)) {
      session.require(
          "read an HVM parameter of domain", domid, "xc_hvm_param_get", domid, param, value);
      return value.getLong(0);
    }
  }

  void setParam(int domid, int param, long value) {
    session.require(
        "set HVM parameter " + param + " of domain",
        domid,
        "xc_hvm_param_set",
        domid,
        param,
        value);
  }

  void setPagingPoolKib(int domid, long kib) {
    XenAbi abi = session.trustedAbi(POOL + " " + domid, "xc_shadow_control");
    if (abi.pagingPoolInBytes()) {
      session.require(POOL, domid, "xc_set_paging_mempool_size", domid, kib * KIB_PER_MIB);
      return;
    }
    try (Memory mib = XenSession.zeroed(Long.BYTES)) {
      mib.setInt(0, (int) ((kib + KIB_PER_MIB - 1) / KIB_PER_MIB));
      String function = "xc_shadow_control";
      if (abi.shortShadowControl()) {
        session.require(POOL, domid, function, domid, SET_ALLOCATION, mib, 0);
      } else {
        Pointer none = null;
        session.require(POOL, domid, function, domid, SET_ALLOCATION, none, 0L, mib, 0, none);
      }
    }
  }
}
