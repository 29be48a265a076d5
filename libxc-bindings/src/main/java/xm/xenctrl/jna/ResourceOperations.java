package xm.xenctrl.jna;

import com.sun.jna.Memory;

/** Permissions on the host's hardware; the signatures are the same on amd64 in 4.11 to 4.22. */
final class ResourceOperations {
  private static final int ALLOW = 1;

  private final XenSession session;

  ResourceOperations(XenSession session) {
    this.session = session;
  }

  void ports(int domid, int first, int count) {
    session.require(
        "permit I/O ports to domain",
        domid,
        "xc_domain_ioport_permission",
        domid,
        first,
        count,
        ALLOW);
  }

  /** Xen permits an interrupt by the domain's own number for it, which the mapping gives. */
  void interrupt(int domid, int irq) {
    try (Memory number = XenSession.zeroed(Integer.BYTES)) {
      number.setInt(0, irq);
      session.require(
          "map interrupt " + irq + " to domain", domid, "xc_physdev_map_pirq", domid, irq, number);
      session.require(
          "permit interrupt " + irq + " to domain",
          domid,
          "xc_domain_irq_permission",
          domid,
          number.getInt(0),
          ALLOW);
    }
  }

  void memory(int domid, long firstFrame, long count) {
    session.require(
        "permit device memory to domain",
        domid,
        "xc_domain_iomem_permission",
        domid,
        firstFrame,
        count,
        ALLOW);
  }
}
