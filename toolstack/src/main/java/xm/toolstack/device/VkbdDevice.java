package xm.toolstack.device;

import java.util.Map;
import xm.config.model.VfbSpec;

/** The keyboard and pointer of a frame buffer; no configuration of its own. */
public final class VkbdDevice implements DeviceType<VfbSpec> {

  @Override
  public String kind() {
    return "vkbd";
  }

  @Override
  public Class<VfbSpec> specType() {
    return VfbSpec.class;
  }

  @Override
  public int devid(VfbSpec spec, int index) {
    return index;
  }

  @Override
  public DeviceNodes nodes(VfbSpec spec, int index, GuestFacts guest) {
    Device device = device(spec, index, guest.ends());
    return new DeviceNodes(
        device, DeviceNodes.backendBase(device), DeviceNodes.frontendBase(device), Map.of());
  }
}
