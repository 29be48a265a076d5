package xm.toolstack.pci;

import java.util.ArrayList;
import java.util.List;
import xm.config.model.PciSpec;
import xm.toolstack.ToolstackException;
import xm.toolstack.host.Host;
import xm.toolstack.qemu.QemuPci;
import xm.xenctrl.HypercallException;
import xm.xenctrl.Hypervisor;
import xm.xenstore.XenstoreException;

/**
 * Gives one PCI function to a domain and takes it back, but for the xenstore nodes of the backend.
 * The order is libxl's: device model, ranges, interrupt, registers, IOMMU.
 */
public final class PciAssigner {
  private final Host host;
  private final PciTree tree;
  private final int domid;
  private final boolean hvm;

  /**
   * For one domain.
   *
   * @param hvm its device model is there and has to show the function
   */
  public PciAssigner(Host host, int domid, boolean hvm) {
    this.host = host;
    this.tree = new PciTree(host);
    this.domid = domid;
    this.hvm = hvm;
  }

  private Hypervisor xen() {
    return host.hypervisor();
  }

  private boolean iommu() {
    return xen().physInfo().hvmDirectIo();
  }

  /**
   * Gives a function that {@link PciCheck} has found free.
   *
   * @param kept functions that the domain has already
   * @throws ToolstackException naming the function; it is not the domain's then
   */
  public void give(PciSpec function, List<PciAddress> kept) {
    PciAddress address = PciAddress.of(function);
    boolean begun = false;
    try {
      if (hvm) {
        xen().testAssignPci(domid, address.sbdf());
      }
      if (function.seize() && !tree.held().contains(address)) {
        new SysfsPci(host).makeAssignable(address);
      }
      begun = true; // until here it may be somebody else's
      PciOwners.put(host.xenstore(), address, domid);
      tree.reset(address);
      if (hvm) {
        QemuPci.add(host, domid, function);
      }
      for (PciTree.Range range : tree.ranges(address)) {
        if (range.ports()) {
          xen().permitPorts(domid, (int) range.first(), (int) range.count());
        } else {
          xen().permitMemory(domid, range.first(), range.count());
        }
      }
      int line = tree.interrupt(address);
      if (line != 0) {
        xen().permitInterrupt(domid, line);
      }
      if (function.permissive()) {
        tree.permitAllRegisters(address);
      }
      if (iommu()) {
        xen().assignPci(domid, address.sbdf(), function.rdmPolicy().equals("relaxed"));
      }
    } catch (ToolstackException | HypercallException | XenstoreException e) {
      ToolstackException failure =
          new ToolstackException(
              "PCI device " + address + " could not be given to the domain. " + e.getMessage(), e);
      if (begun) {
        for (String told : take(address, kept)) {
          failure.addSuppressed(new ToolstackException(told));
        }
      }
      throw failure;
    }
  }

  /**
   * Takes a function back; goes on after partial failures.
   *
   * @param kept functions that the domain keeps: what they share with this one stays permitted
   * @return what could not be taken back, a sentence each
   */
  public List<String> take(PciAddress address, List<PciAddress> kept) {
    List<String> failures = new ArrayList<>();
    if (hvm) {
      guard(failures, () -> QemuPci.remove(host, domid, address));
    }
    List<PciTree.Range> shared = new ArrayList<>();
    List<PciTree.Range> ranges = new ArrayList<>();
    guard(failures, () -> ranges.addAll(tree.ranges(address)));
    for (PciAddress other : kept) {
      guard(failures, () -> shared.addAll(tree.ranges(other)));
    }
    for (PciTree.Range range : ranges) {
      if (!shared.contains(range)) {
        guard(
            failures,
            () -> {
              if (range.ports()) {
                xen().revokePorts(domid, (int) range.first(), (int) range.count());
              } else {
                xen().revokeMemory(domid, range.first(), range.count());
              }
            });
      }
    }
    guard(failures, () -> takeInterrupt(address, kept));
    guard(failures, () -> tree.reset(address));
    if (iommu()) {
      guard(failures, () -> xen().deassignPci(domid, address.sbdf()));
    }
    guard(failures, () -> PciOwners.remove(host.xenstore(), address));
    return failures;
  }

  private void takeInterrupt(PciAddress address, List<PciAddress> kept) {
    int line = tree.interrupt(address);
    if (line != 0 && kept.stream().noneMatch(other -> tree.interrupt(other) == line)) {
      xen().revokeInterrupt(domid, line);
    }
  }

  private static void guard(List<String> failures, Runnable part) {
    try {
      part.run();
    } catch (ToolstackException | HypercallException | XenstoreException e) {
      failures.add(e.getMessage());
    }
  }
}
