package xm.toolstack.device;

import java.util.Optional;

/**
 * One split device of a domain: who it belongs to and where its two ends are.
 *
 * @param kind name on the frontend's side, e.g. {@code vbd}
 * @param devid number within domain and kind
 * @param backendKind name on the backend's side; differs from kind for qdisk
 */
public record Device(int domid, String kind, int devid, int backendDomid, String backendKind) {

  /** A device whose two ends have the same kind, served by dom0. */
  public static Device inDom0(int domid, String kind, int devid) {
    return new Device(domid, kind, devid, 0, kind);
  }

  /**
   * Understands the {@code backend} node of libxl's record of a device.
   *
   * @param backendPath {@code /local/domain/B/backend/KIND/D/I}
   * @return empty when that is no backend path of this domain
   */
  public static Optional<Device> ofBackendPath(
      int domid, String kind, int devid, String backendPath) {
    String[] part = backendPath.split("/", -1);
    if (part.length != 8
        || !"local".equals(part[1])
        || !"domain".equals(part[2])
        || !"backend".equals(part[4])
        || !part[6].equals(Integer.toString(domid))) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Device(domid, kind, Integer.parseInt(part[7]), Integer.parseInt(part[3]), part[5])
              .withDevid(devid));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private Device withDevid(int number) {
    return new Device(domid, kind, number, backendDomid, backendKind);
  }

  /** True for a device without a state machine: xenconsoled serves it. */
  public boolean isConsole() {
    return "console".equals(backendKind);
  }

  /** True when a process of dom0 (QEMU) serves it rather than a kernel driver. */
  public boolean servedByQemu() {
    return !inDriverDomain() && needsQemu();
  }

  /** True when no kernel driver serves such a device, in whichever domain. */
  boolean needsQemu() {
    return switch (backendKind) {
      case "qdisk", "vfb", "vkbd", "qusb", "9pfs" -> true;
      default -> false;
    };
  }

  /** True when another domain than dom0 serves it, with its own drivers and scripts. */
  public boolean inDriverDomain() {
    return backendDomid != 0;
  }

  public String frontendPath() {
    return isConsole() && devid == 0
        ? XenstorePaths.console(domid)
        : XenstorePaths.frontend(domid, kind, devid);
  }

  public String backendPath() {
    return XenstorePaths.backend(backendDomid, backendKind, domid, devid);
  }

  /** Where libxl keeps its own record of the device, which no guest can write. */
  public String libxlPath() {
    return XenstorePaths.libxlDevice(domid, kind, devid);
  }

  /** {@code Device 51712 (vbd)}, as xm's messages began. */
  public String label() {
    return "Device " + devid + " (" + kind + ")";
  }
}
