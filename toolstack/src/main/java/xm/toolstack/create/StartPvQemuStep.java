package xm.toolstack.create;

import java.util.Map;
import java.util.TreeMap;
import xm.toolstack.qemu.PvQemu;

/**
 * Starts the QEMU that serves disks and frame buffers of a PV domain.
 *
 * @param name of the domain, for QEMU's log
 * @param display options of the frame buffer, empty for none
 */
record StartPvQemuStep(String name, Map<String, String> display) implements Step {

  StartPvQemuStep {
    display = Map.copyOf(new TreeMap<>(display));
  }

  @Override
  public String description() {
    return "start its QEMU";
  }

  @Override
  public void perform(CreateContext context) {
    PvQemu.start(context.host(), context.domid(), name, display, context.progress());
  }

  @Override
  public void undo(CreateContext context) {
    if (context.hasDomain()) {
      new DeviceModel(context.host()).end(context.domid());
    }
  }

  /** Without the password of the screen. */
  @Override
  public String toString() {
    return "StartPvQemuStep[" + name + ']';
  }
}
