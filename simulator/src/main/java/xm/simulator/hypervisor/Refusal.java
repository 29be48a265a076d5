package xm.simulator.hypervisor;

import xm.simulator.fault.Fault;
import xm.xenctrl.HypercallException;

/** Makes the exceptions with which the simulated Xen refuses. */
final class Refusal {
  static final int NO_DOMAIN = -1;

  private Refusal() {}

  /**
   * @param function the libxc function that would have failed
   */
  static HypercallException of(String function, Errno errno, int domid) {
    return of(function, errno, domid, errno.meaning);
  }

  static HypercallException of(String function, Errno errno, int domid, String reason) {
    String where = domid == NO_DOMAIN ? "" : " for domain " + domid;
    return new HypercallException(
        function + where + " was refused by the simulated Xen: " + reason + " (" + errno + ").",
        function,
        errno.number,
        domid);
  }

  static HypercallException of(String function, Fault fault, int domid) {
    Errno errno = Errno.named(fault.errnoOr("EIO"));
    return of(function, errno, domid, fault.textOr("a fault was put in"));
  }
}
