package xm.simulator.hypervisor;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import xm.simulator.fault.Faults;

/**
 * PCI functions in the hands of domains, refused as Xen 4.17 refuses them. A function goes back
 * when its domain ends.
 */
abstract class PassthroughHypercalls extends ResourceHypercalls {

  /** Domain that has a function, by its address. */
  private final Map<Integer, Integer> owners = new HashMap<>();

  PassthroughHypercalls(HostShape shape, Faults faults, LongSupplier nanoClock) {
    super(shape, faults, nanoClock);
  }

  @Override
  public synchronized void testAssignPci(int domid, int sbdf) {
    requireFree("pci-test", "xc_test_assign_device", domid, sbdf);
  }

  @Override
  public synchronized void assignPci(int domid, int sbdf, boolean relaxed) {
    String function = "xc_assign_device";
    if (!requireFree("pci-assign", function, domid, sbdf).iommu) {
      throw Refusal.of(function, Errno.EOPNOTSUPP, domid, "it was made without an IOMMU");
    }
    owners.put(sbdf, domid);
  }

  private SimulatedDomain requireFree(String place, String function, int domid, int sbdf) {
    SimulatedDomain domain = domain(place, function, domid);
    if (!shape.iommu()) {
      throw Refusal.of(function, Errno.EOPNOTSUPP, domid, "there is no IOMMU");
    }
    Integer owner = owners.get(sbdf);
    if (owner != null && table.find(owner) != null) {
      throw Refusal.of(function, Errno.EBUSY, domid, "domain " + owner + " has the device");
    }
    return domain;
  }

  @Override
  public synchronized void deassignPci(int domid, int sbdf) {
    String function = "xc_deassign_device";
    domain("pci-deassign", function, domid);
    Integer owner = owners.get(sbdf);
    if (owner == null || owner != domid) {
      throw Refusal.of(function, Errno.ENODEV, domid, "it does not have the device");
    }
    owners.remove(sbdf);
  }

  @Override
  public synchronized void revokePorts(int domid, int first, int count) {
    permitPorts(domid, first, count);
  }

  @Override
  public synchronized void revokeInterrupt(int domid, int irq) {
    permitInterrupt(domid, irq);
  }

  @Override
  public synchronized void revokeMemory(int domid, long firstFrame, long count) {
    domain("iomem", "xc_domain_iomem_permission", domid);
  }
}
