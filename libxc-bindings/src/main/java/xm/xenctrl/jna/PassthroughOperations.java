package xm.xenctrl.jna;

/** PCI functions for domains; the signatures are the same in 4.11 to 4.22. */
final class PassthroughOperations {
  /** XEN_DOMCTL_DEV_RDM_RELAXED. */
  private static final int RELAXED = 1;

  private static final int DENY = 0;

  private final XenSession session;

  PassthroughOperations(XenSession session) {
    this.session = session;
  }

  void test(int domid, int sbdf) {
    session.require("try a PCI device for domain", domid, "xc_test_assign_device", domid, sbdf);
  }

  void assign(int domid, int sbdf, boolean relaxed) {
    session.require(
        "assign a PCI device to domain",
        domid,
        "xc_assign_device",
        domid,
        sbdf,
        relaxed ? RELAXED : 0);
  }

  void deassign(int domid, int sbdf) {
    session.require("take a PCI device from domain", domid, "xc_deassign_device", domid, sbdf);
  }

  void denyPorts(int domid, int first, int count) {
    session.require(
        "take I/O ports from domain",
        domid,
        "xc_domain_ioport_permission",
        domid,
        first,
        count,
        DENY);
  }

  /** QEMU may have unmapped it already, so only the permission has to succeed. */
  void denyInterrupt(int domid, int irq) {
    session.call("xc_physdev_unmap_pirq", domid, irq);
    session.require(
        "take interrupt " + irq + " from domain",
        domid,
        "xc_domain_irq_permission",
        domid,
        irq,
        DENY);
  }

  void denyMemory(int domid, long firstFrame, long count) {
    session.require(
        "take device memory from domain",
        domid,
        "xc_domain_iomem_permission",
        domid,
        firstFrame,
        count,
        DENY);
  }
}
