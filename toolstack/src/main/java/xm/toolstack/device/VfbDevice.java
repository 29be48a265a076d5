package xm.toolstack.device;

import java.util.Map;
import java.util.TreeMap;
import xm.config.model.VfbSpec;

/** Frame buffers, served by the domain's QEMU. */
public final class VfbDevice implements DeviceType<VfbSpec> {

  @Override
  public String kind() {
    return "vfb";
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
    Map<String, String> backend = DeviceNodes.backendBase(device);
    Map<String, String> options = new TreeMap<>(spec.options());
    options.remove("vncpasswd"); // the guest may read these nodes
    backend.putAll(options);
    return new DeviceNodes(device, backend, DeviceNodes.frontendBase(device), Map.of());
  }
}
