package xm.xenctrl;

/**
 * PCI functions of the host in the hands of a domain. A function is named by its {@code sbdf},
 * {@code segment << 16 | bus << 8 | slot << 3 | function}. All but {@link #assignPci} and {@link
 * #deassignPci} concern what {@link ResourceCalls} permits.
 */
public interface PassthroughCalls {

  /**
   * Asks whether the domain could be given the function (xc_test_assign_device).
   *
   * @throws HypercallException EOPNOTSUPP without an IOMMU, EBUSY when another domain has it,
   *     ENODEV when Xen does not know it
   */
  void testAssignPci(int domid, int sbdf);

  /**
   * Lets the function reach the domain's memory and no other (xc_assign_device). Ends with the
   * domain.
   *
   * @param relaxed goes on when reserved regions of the device overlap the guest's memory
   */
  void assignPci(int domid, int sbdf, boolean relaxed);

  /** Takes that back (xc_deassign_device). */
  void deassignPci(int domid, int sbdf);

  void revokePorts(int domid, int first, int count);

  /** Takes a physical interrupt back (xc_physdev_unmap_pirq, xc_domain_irq_permission). */
  void revokeInterrupt(int domid, int irq);

  void revokeMemory(int domid, long firstFrame, long count);
}
