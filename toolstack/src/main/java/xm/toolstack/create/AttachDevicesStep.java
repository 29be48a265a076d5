package xm.toolstack.create;

import java.util.ArrayList;
import java.util.List;
import xm.config.model.DeviceSpec;
import xm.toolstack.device.SideBySide;

/** Offers several devices to the domain at the same time, and takes them back so. */
record AttachDevicesStep(List<AttachDeviceStep<? extends DeviceSpec>> devices) implements Step {

  AttachDevicesStep {
    devices = List.copyOf(devices);
  }

  @Override
  public String description() {
    StringBuilder b = new StringBuilder("attach its ");
    for (int i = 0; i < devices.size(); i++) {
      String separator = i == 0 ? "" : i == devices.size() - 1 ? " and " : ", ";
      b.append(separator).append(devices.get(i).label());
    }
    return b.toString();
  }

  @Override
  public void perform(CreateContext context) {
    List<Runnable> parts = new ArrayList<>(devices.size());
    for (AttachDeviceStep<? extends DeviceSpec> device : devices) {
      parts.add(() -> device.perform(context));
    }
    SideBySide.runOrThrow(parts);
  }

  @Override
  public void undo(CreateContext context) {
    List<Runnable> parts = new ArrayList<>(devices.size());
    for (AttachDeviceStep<? extends DeviceSpec> device : devices) {
      parts.add(() -> device.undo(context));
    }
    SideBySide.runOrThrow(parts);
  }
}
