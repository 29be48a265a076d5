package xm.toolstack.create;

import java.util.ArrayList;
import java.util.List;
import xm.config.model.PciBus;
import xm.config.model.PciSpec;
import xm.toolstack.device.DeviceAttacher;
import xm.toolstack.device.DeviceRemover;
import xm.toolstack.device.DeviceType;
import xm.toolstack.device.DeviceTypes;
import xm.toolstack.pci.PciAddress;
import xm.toolstack.pci.PciAssigner;
import xm.toolstack.pci.PciOwners;

/**
 * Gives the domain its PCI functions: first to Xen and the device model, then to the guest's
 * driver.
 *
 * @param hvm the device model shows them
 */
record AttachPciStep(PciBus bus, boolean hvm) implements Step {

  @Override
  public String description() {
    StringBuilder b = new StringBuilder("attach its PCI devices");
    for (PciSpec function : bus.functions()) {
      b.append(' ').append(function.address());
    }
    return b.toString();
  }

  @Override
  public void perform(CreateContext context) {
    PciAssigner assigner = new PciAssigner(context.host(), context.domid(), hvm);
    List<PciAddress> given = new ArrayList<>();
    for (PciSpec function : bus.functions()) {
      assigner.give(function, given);
      given.add(PciAddress.of(function));
    }
    DeviceType.GuestFacts guest =
        new DeviceType.GuestFacts(DeviceType.Ends.inDom0(context.domid()), "", "");
    new DeviceAttacher(context.host()).attach(DeviceTypes.PCI.nodes(bus, 0, guest));
  }

  /** What Xen has permitted and assigned goes back by itself when the domain ends, a step later. */
  @Override
  public void undo(CreateContext context) {
    if (context.hasDomain()) {
      new DeviceRemover(context.host())
          .remove(DeviceTypes.PCI.device(bus, 0, DeviceType.Ends.inDom0(context.domid())));
      PciOwners.forget(context.host().xenstore(), context.domid());
    }
  }
}
