package xm.simulator.hypervisor;

import java.util.function.LongSupplier;
import xm.simulator.fault.Faults;

/** Permissions on hardware: checked as Xen checks them, and without effect on simulated guests. */
abstract class ResourceHypercalls extends ControlHypercalls {
  private static final int PORTS = 0x10000;

  /** Interrupts of the simulated host: those of one I/O APIC. */
  private static final int INTERRUPTS = 24;

  ResourceHypercalls(HostShape shape, Faults faults, LongSupplier nanoClock) {
    super(shape, faults, nanoClock);
  }

  @Override
  public synchronized void permitPorts(int domid, int first, int count) {
    String function = "xc_domain_ioport_permission";
    domain("ioports", function, domid);
    if (first < 0 || count < 1 || first + count > PORTS) {
      throw Refusal.of(function, Errno.EINVAL, domid, "there are " + PORTS + " ports");
    }
  }

  @Override
  public synchronized void permitInterrupt(int domid, int irq) {
    String function = "xc_physdev_map_pirq";
    domain("irq", function, domid);
    if (irq < 0 || irq >= INTERRUPTS) {
      throw Refusal.of(function, Errno.EINVAL, domid, "there is no interrupt " + irq);
    }
  }

  @Override
  public synchronized void permitMemory(int domid, long firstFrame, long count) {
    domain("iomem", "xc_domain_iomem_permission", domid);
  }
}
