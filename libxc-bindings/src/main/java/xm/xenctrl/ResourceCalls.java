package xm.xenctrl;

/** Hardware of the host that a domain may touch itself. Permissions end with the domain. */
public interface ResourceCalls {

  /** I/O ports that the domain may use (xc_domain_ioport_permission). */
  void permitPorts(int domid, int first, int count);

  /** Binds a physical interrupt to the domain (xc_physdev_map_pirq, xc_domain_irq_permission). */
  void permitInterrupt(int domid, int irq);

  /** Frames of the host's memory, device registers mostly (xc_domain_iomem_permission). */
  void permitMemory(int domid, long firstFrame, long count);
}
