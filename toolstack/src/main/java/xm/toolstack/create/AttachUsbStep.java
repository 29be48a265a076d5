package xm.toolstack.create;

import java.util.Optional;
import xm.config.model.UsbControllerSpec;
import xm.toolstack.ToolstackException;
import xm.toolstack.device.DeviceRemover;
import xm.toolstack.device.DeviceType;
import xm.toolstack.device.DeviceTypes;
import xm.toolstack.usb.UsbHostDevice;
import xm.toolstack.usb.UsbLayout;
import xm.toolstack.usb.UsbPlug;
import xm.toolstack.usb.UsbTree;

/**
 * Gives the domain its USB controllers and what is on them.
 *
 * @param hvm the device model is there, and shows those that are emulated
 */
record AttachUsbStep(UsbLayout layout, boolean hvm) implements Step {

  @Override
  public String description() {
    StringBuilder b = new StringBuilder("attach its USB controllers");
    for (UsbLayout.Place place : layout.places()) {
      b.append(' ').append(place.device().label());
    }
    return b.toString();
  }

  @Override
  public void perform(CreateContext context) {
    UsbPlug plug = new UsbPlug(context.host(), context.domid(), hvm);
    for (int i = 0; i < layout.controllers().size(); i++) {
      plug.make(i, layout.controllers().get(i));
    }
    UsbTree tree = new UsbTree(context.host().sysfs());
    for (UsbLayout.Place place : layout.places()) {
      Optional<UsbHostDevice> device = tree.find(place.device());
      String busId = device.map(UsbHostDevice::busId).orElse(place.device().busId());
      if (busId.isEmpty()) {
        throw new ToolstackException(
            "USB device " + place.device().label() + " was pulled out meanwhile.");
      }
      plug.put(place.controller(), place.port(), busId, device);
    }
  }

  /** Emulated ones end with the device model. */
  @Override
  public void undo(CreateContext context) {
    if (context.hasDomain()) {
      DeviceRemover remover = new DeviceRemover(context.host());
      for (int i = 0; i < layout.controllers().size(); i++) {
        UsbControllerSpec spec = layout.controllers().get(i);
        remover.remove(DeviceTypes.VUSB.device(spec, i, DeviceType.Ends.inDom0(context.domid())));
      }
    }
  }
}
