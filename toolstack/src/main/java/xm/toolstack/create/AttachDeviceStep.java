package xm.toolstack.create;

import xm.config.model.DeviceSpec;
import xm.toolstack.device.DeviceAttacher;
import xm.toolstack.device.DeviceRemover;
import xm.toolstack.device.DeviceType;
import xm.toolstack.device.DeviceType.Ends;
import xm.toolstack.device.DeviceType.GuestFacts;

/**
 * Offers one configured device to the domain.
 *
 * @param index its place among the devices of its kind
 * @param scripts directory of the hotplug scripts
 * @param backendDomid the domain that serves it
 */
record AttachDeviceStep<S extends DeviceSpec>(
    DeviceType<S> type, S spec, int index, String scripts, int backendDomid) implements Step {

  @Override
  public String description() {
    return "attach its " + label();
  }

  /** {@code vbd 51712}. */
  String label() {
    return type.kind() + ' ' + type.devid(spec, index);
  }

  @Override
  public void perform(CreateContext context) {
    GuestFacts guest = new GuestFacts(ends(context), scripts, context.image().protocol());
    new DeviceAttacher(context.host()).attach(type.nodes(spec, index, guest));
  }

  @Override
  public void undo(CreateContext context) {
    if (context.hasDomain()) {
      new DeviceRemover(context.host()).remove(type.device(spec, index, ends(context)));
    }
  }

  private Ends ends(CreateContext context) {
    return new Ends(context.domid(), backendDomid);
  }
}
