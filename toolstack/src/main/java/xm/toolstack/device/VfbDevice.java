package xm.toolstack.device;

import java.util.Map;
import java.util.Optional;
import xm.config.model.VfbSpec;

/** Frame buffers. They need a QEMU in dom0, which xm does not start yet, so they are left out. */
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
    Device device = Device.inDom0(guest.domid(), kind(), devid(spec, index));
    Map<String, String> backend = DeviceNodes.backendBase(device);
    backend.putAll(spec.options());
    return new DeviceNodes(device, backend, DeviceNodes.frontendBase(device), Map.of());
  }

  @Override
  public Optional<String> leftOut() {
    return Optional.of(
        "The frame buffer (vfb) is left out: xm does not start a QEMU for PV domains yet; "
            + "use the text console.");
  }
}
