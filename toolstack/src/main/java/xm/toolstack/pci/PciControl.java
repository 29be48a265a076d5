package xm.toolstack.pci;

import java.util.List;
import java.util.Optional;

/** The PCI devices that dom0 has set aside for guests. */
public interface PciControl {

  /**
   * Devices that a guest can be given: bound to xen-pciback, and no guest has them.
   *
   * @return sorted; empty when xen-pciback is not loaded
   */
  Optional<List<PciAddress>> assignable();

  /**
   * Takes a device from its driver in dom0 and gives it to xen-pciback; nothing happens when it has
   * it already. The driver is remembered.
   *
   * @throws xm.toolstack.ToolstackException when there is no such device, or the kernel refuses
   */
  void makeAssignable(PciAddress device);

  /**
   * Takes a device back from xen-pciback.
   *
   * @param rebind whether the driver that it had before gets it again
   * @throws xm.toolstack.ToolstackException when xen-pciback does not have it, or a guest does
   */
  void takeBack(PciAddress device, boolean rebind);

  /**
   * A device of a guest.
   *
   * @param virtualDevfn slot and function in the guest, -1 for any
   */
  record GuestDevice(PciAddress address, int virtualDevfn) {}

  /** The devices of a domain, in xm's order: by virtual slot, then by address. */
  List<GuestDevice> list(int domid);
}
