package xm.toolstack.device;

import java.util.UUID;

/**
 * Every xenstore path that xm uses is built here (xen/docs/misc/xenstore-paths.pandoc).
 *
 * <p>D is a domid, B a backend domid, KIND vbd, vif, ..., I a device number.
 */
public final class XenstorePaths {
  public static final String DOMAINS = "/local/domain";
  public static final String LIBXL = "/libxl";
  public static final String VM = "/vm";
  public static final String INTRODUCE_DOMAIN = "@introduceDomain";
  public static final String RELEASE_DOMAIN = "@releaseDomain";

  private XenstorePaths() {}

  public static String domain(int domid) {
    return DOMAINS + "/" + domid;
  }

  public static String name(int domid) {
    return domain(domid) + "/name";
  }

  public static String memoryTarget(int domid) {
    return domain(domid) + "/memory/target";
  }

  public static String memoryStaticMax(int domid) {
    return domain(domid) + "/memory/static-max";
  }

  public static String controlShutdown(int domid) {
    return domain(domid) + "/control/shutdown";
  }

  public static String consoleTty(int domid) {
    return domain(domid) + "/console/tty";
  }

  /** Node holding the /vm path of the domain. */
  public static String vmLink(int domid) {
    return domain(domid) + "/vm";
  }

  public static String vm(UUID uuid) {
    return VM + "/" + uuid;
  }

  public static String libxl(int domid) {
    return LIBXL + "/" + domid;
  }

  public static String libxlDevice(int domid, String kind, int devid) {
    return libxl(domid) + "/device/" + kind + "/" + devid;
  }

  public static String frontend(int domid, String kind, int devid) {
    return domain(domid) + "/device/" + kind + "/" + devid;
  }

  public static String backend(int backendDomid, String kind, int domid, int devid) {
    return domain(backendDomid) + "/backend/" + kind + "/" + domid + "/" + devid;
  }

  public static String vcpuAvailability(int domid, int vcpu) {
    return domain(domid) + "/cpu/" + vcpu + "/availability";
  }
}
