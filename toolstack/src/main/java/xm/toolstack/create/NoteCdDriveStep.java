package xm.toolstack.create;

import xm.config.model.VbdSpec;
import xm.toolstack.device.Device;
import xm.toolstack.device.DeviceAttacher;
import xm.toolstack.device.DeviceRemover;
import xm.toolstack.device.DeviceTypes;

/** Notes an emulated CD drive in xenstore, where xm and xl look for it. */
record NoteCdDriveStep(VbdSpec drive) implements Step {

  @Override
  public String description() {
    return "note its CD drive " + drive.vdev();
  }

  @Override
  public void perform(CreateContext context) {
    new DeviceAttacher(context.host()).note(DeviceTypes.VBD.emulatedCd(drive, context.domid()));
  }

  @Override
  public void undo(CreateContext context) {
    if (context.hasDomain()) {
      Device device = DeviceTypes.VBD.emulatedCd(drive, context.domid()).device();
      new DeviceRemover(context.host()).removeWithoutQemu(device);
    }
  }
}
