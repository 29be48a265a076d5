package xm.toolstack.device;

import java.util.LinkedHashMap;
import java.util.Map;
import xm.config.model.VbdSpec;

/**
 * Block devices served by blkback: {@code phy:} block devices, {@code file:} images (the block
 * script puts them on a loop device) and the types X for which there is a {@code block-X} script.
 */
public final class VbdDevice implements DeviceType<VbdSpec> {

  @Override
  public String kind() {
    return "vbd";
  }

  @Override
  public Class<VbdSpec> specType() {
    return VbdSpec.class;
  }

  @Override
  public int devid(VbdSpec spec, int index) {
    return spec.virtualDevice();
  }

  /**
   * The type that the backend node names. The block script looks at what the target is, not at the
   * word, so {@code file} may become {@code phy}; xl knows only that one.
   */
  public static String backendType(VbdSpec spec) {
    return isImageOrDevice(spec) ? "phy" : spec.backendType();
  }

  /** True when the target is a path in dom0: a block device or an image file. */
  public static boolean isImageOrDevice(VbdSpec spec) {
    return "phy".equals(spec.backendType()) || "file".equals(spec.backendType());
  }

  /** The path in dom0; {@code phy:sda1} means /dev/sda1. */
  public static String path(VbdSpec spec) {
    String target = spec.target();
    return "phy".equals(spec.backendType()) && !target.isEmpty() && target.charAt(0) != '/'
        ? "/dev/" + target
        : target;
  }

  @Override
  public DeviceNodes nodes(VbdSpec spec, int index, GuestFacts guest) {
    Device device = Device.inDom0(guest.domid(), kind(), devid(spec, index));
    String deviceType = spec.cdrom() ? "cdrom" : "disk";

    Map<String, String> backend = new LinkedHashMap<>();
    backend.put("params", isImageOrDevice(spec) ? path(spec) : spec.target());
    backend.put("script", guest.script("block"));
    backend.putAll(DeviceNodes.backendBase(device));
    backend.put("removable", spec.cdrom() ? "1" : "0");
    backend.put("bootable", "1");
    backend.put("dev", spec.vdev());
    backend.put("type", backendType(spec));
    backend.put("mode", spec.mode().label());
    backend.put("device-type", deviceType);
    // a discard on a disk that the guest may not write would be refused anyway
    backend.put("discard-enable", spec.mode() == VbdSpec.DiskMode.READ_ONLY ? "0" : "1");
    backend.put("specification", "xen");

    Map<String, String> frontend = DeviceNodes.frontendBase(device);
    frontend.put("virtual-device", Integer.toString(device.devid()));
    frontend.put("device-type", deviceType);
    frontend.put("trusted", "1");
    // guests before Linux 2.6.26 do not say which ring layout they use
    if (!guest.protocol().isEmpty()) {
      frontend.put("protocol", guest.protocol());
    }
    return new DeviceNodes(device, backend, frontend, Map.of());
  }
}
