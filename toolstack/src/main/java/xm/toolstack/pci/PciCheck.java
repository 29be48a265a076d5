package xm.toolstack.pci;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import xm.config.model.GuestType;
import xm.config.model.PciSpec;
import xm.toolstack.device.XenstorePaths;
import xm.toolstack.host.Host;

/** Whether a guest can be given PCI functions; looks, touches nothing. */
public final class PciCheck {
  private final Host host;
  private final PciTree tree;
  private final List<String> refusals;
  private final List<String> warnings;

  private PciCheck(Host host, List<String> refusals, List<String> warnings) {
    this.host = host;
    this.tree = new PciTree(host);
    this.refusals = refusals;
    this.warnings = warnings;
  }

  /**
   * Adds every reason to refuse, and what the operator should know; nothing for no functions.
   *
   * @param present functions that the guest has already
   */
  public static void run(
      Host host,
      GuestType type,
      List<PciSpec> functions,
      List<PciAddress> present,
      List<String> refusals,
      List<String> warnings) {
    if (!functions.isEmpty()) {
      new PciCheck(host, refusals, warnings).all(type, functions, present);
    }
  }

  private void all(GuestType type, List<PciSpec> functions, List<PciAddress> present) {
    if (type == GuestType.PVH) {
      refusals.add(
          "pci: Xen passes no PCI devices to PVH guests; set type = \"pv\" or \"hvm\", or leave pci"
              + " out.");
      return;
    }
    if (!tree.pcibackLoaded()) {
      refusals.add("pci: xen-pciback is not loaded in dom0; load it with: modprobe xen-pciback");
      return;
    }
    if (!host.hypervisor().physInfo().hvmDirectIo()) {
      if (type == GuestType.HVM) {
        refusals.add(
            "pci: an HVM guest needs an IOMMU for PCI devices, and Xen uses none on this host:"
                + " switch VT-d or AMD-Vi on in the firmware, and leave iommu=off out of Xen's"
                + " command line.");
        return;
      }
      warnings.add(
          "pci: there is no IOMMU, so the devices can read and write the memory of the whole host"
              + " for the guest.");
    }
    Map<PciAddress, Integer> owners = PciOwners.read(host.xenstore());
    Set<PciAddress> held = tree.held();
    Set<PciAddress> seen = new HashSet<>();
    for (PciSpec function : functions) {
      PciAddress address = PciAddress.of(function);
      if (!seen.add(address)) {
        refusals.add("pci: " + address + " is named twice.");
      } else {
        one(function, address, owners, held);
      }
    }
    Set<PciAddress> given = new HashSet<>(seen);
    given.addAll(present);
    for (PciAddress address : seen) {
      sharing(address, given);
    }
  }

  private void one(
      PciSpec function, PciAddress address, Map<PciAddress, Integer> owners, Set<PciAddress> held) {
    Integer owner = owners.get(address);
    if (!tree.exists(address)) {
      refusals.add("There is no PCI device " + address + " on this host.");
    } else if (owner != null) {
      String name =
          host.xenstore().readIfExists(XenstorePaths.name(owner)).orElse(Integer.toString(owner));
      refusals.add("PCI device " + address + " is with domain '" + name + "' already.");
    } else if (!held.contains(address) && !function.seize()) {
      String driver = tree.driver(address);
      refusals.add(
          "PCI device "
              + address
              + " is not set aside for guests"
              + (driver.isEmpty() ? "" : ": dom0's driver " + driver + " has it")
              + "; set it aside with: xm pci-assignable-add "
              + address);
    }
  }

  private void sharing(PciAddress address, Set<PciAddress> given) {
    for (PciAddress other : tree.sharers(address)) {
      if (!given.contains(other)) {
        warnings.add(
            "PCI device "
                + address
                + " shares interrupt "
                + tree.interrupt(address)
                + " with "
                + other
                + ", which this guest does not get: while one holds the line, the other waits.");
      }
    }
  }
}
