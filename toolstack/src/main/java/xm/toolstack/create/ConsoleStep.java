package xm.toolstack.create;

import xm.toolstack.device.ConsoleDevice;
import xm.toolstack.device.Device;
import xm.toolstack.device.DeviceAttacher;
import xm.toolstack.device.DeviceRemover;

/** Offers console 0, which makes xenconsoled open a pty for the domain. */
record ConsoleStep() implements Step {

  @Override
  public String description() {
    return "attach its console";
  }

  @Override
  public void perform(CreateContext context) {
    new DeviceAttacher(context.host())
        .attach(
            ConsoleDevice.nodes(
                context.domid(),
                context.consoleDomid(),
                context.consolePort(),
                context.image().consoleFrame()));
  }

  @Override
  public void undo(CreateContext context) {
    if (context.hasDomain()) {
      new DeviceRemover(context.host())
          .remove(new Device(context.domid(), "console", 0, context.consoleDomid(), "console"));
    }
  }
}
