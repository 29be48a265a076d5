package xm.toolstack.device;

import java.util.LinkedHashMap;
import java.util.Map;
import xm.config.model.VbdSpec;

/**
 * Block devices. Blkback serves {@code phy:} block devices, {@code file:} images (the block script
 * puts them on a loop device) and the types X for which there is a {@code block-X} script; QEMU
 * serves {@code tap:} images and everything with a format.
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

  /** True when QEMU serves it, because no kernel driver knows its format. */
  public static boolean servedByQemu(VbdSpec spec) {
    return "qdisk".equals(spec.backendType())
        || (isImageOrDevice(spec) && !spec.format().isEmpty() && !"raw".equals(spec.format()));
  }

  @Override
  public Device device(VbdSpec spec, int index, Ends ends) {
    String backendKind = servedByQemu(spec) ? "qdisk" : "vbd";
    return new Device(ends.domid(), kind(), devid(spec, index), ends.backendDomid(), backendKind);
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

  /** QEMU's backend takes libxl's words, of which {@code aio} is a raw image. */
  private static String qemuFormat(VbdSpec spec) {
    return spec.format().isEmpty() || "raw".equals(spec.format()) ? "aio" : spec.format();
  }

  @Override
  public DeviceNodes nodes(VbdSpec spec, int index, GuestFacts guest) {
    Device device = device(spec, index, guest.ends());
    boolean qemu = servedByQemu(spec);
    String deviceType = spec.cdrom() ? "cdrom" : "disk";

    Map<String, String> backend = new LinkedHashMap<>();
    String path = isImageOrDevice(spec) ? spec.path() : spec.target();
    if (qemu) {
      backend.put("params", qemuFormat(spec) + ':' + path);
    } else {
      backend.put("params", path);
      backend.put("script", guest.script("block"));
    }
    backend.putAll(DeviceNodes.backendBase(device));
    backend.put("removable", spec.cdrom() ? "1" : "0");
    backend.put("bootable", "1");
    backend.put("dev", spec.vdev());
    backend.put("type", qemu ? "qdisk" : backendType(spec));
    backend.put("mode", spec.mode().label());
    backend.put("device-type", deviceType);
    if (spec.flags().directIoSafe()) {
      backend.put("direct-io-safe", "1");
    }
    // a discard on a disk that the guest may not write would be refused anyway
    boolean discard = spec.flags().discard() && spec.mode() != VbdSpec.DiskMode.READ_ONLY;
    backend.put("discard-enable", discard ? "1" : "0");
    backend.put("specification", "xen");

    Map<String, String> frontend = DeviceNodes.frontendBase(device);
    frontend.put("virtual-device", Integer.toString(device.devid()));
    frontend.put("device-type", deviceType);
    frontend.put("trusted", spec.flags().trusted() ? "1" : "0");
    // guests before Linux 2.6.26 do not say which ring layout they use
    if (!guest.protocol().isEmpty()) {
      frontend.put("protocol", guest.protocol());
    }
    return new DeviceNodes(device, backend, frontend, Map.of());
  }

  /**
   * The nodes of an emulated CD drive of HVM, as libxl writes them. The device model serves the
   * drive without them; they are how {@code xl cd-insert} and {@code block-list} know of it.
   */
  public DeviceNodes emulatedCd(VbdSpec spec, int domid) {
    Device device = new Device(domid, kind(), spec.virtualDevice(), 0, "qdisk");
    Map<String, String> backend = new LinkedHashMap<>();
    backend.put("params", cdParams(spec.path()));
    backend.putAll(DeviceNodes.backendBase(device));
    backend.put("removable", "1");
    backend.put("bootable", "1");
    backend.put("dev", spec.vdev());
    backend.put("type", "qdisk");
    backend.put("mode", "r");
    backend.put("device-type", "cdrom");
    backend.put("discard-enable", "0");
    backend.put("specification", "xen");
    Map<String, String> frontend = DeviceNodes.frontendBase(device);
    frontend.put("virtual-device", Integer.toString(device.devid()));
    frontend.put("device-type", "cdrom");
    frontend.put("trusted", "1");
    return new DeviceNodes(device, backend, frontend, Map.of());
  }

  /** How the backend of a CD drive names its medium; empty for none. */
  public static String cdParams(String image) {
    return image.isEmpty() ? "" : "aio:" + image;
  }
}
