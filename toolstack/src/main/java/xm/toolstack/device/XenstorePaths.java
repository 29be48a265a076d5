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

  /** Root of our own nodes of a domain; nothing else reads them. */
  public static String own(UUID uuid) {
    return vm(uuid) + "/xm";
  }

  /** Present for domains that xm made, whatever its value. */
  public static String ownMarker(UUID uuid) {
    return own(uuid) + "/toolstack";
  }

  /** Present while an administrator keeps the domain paused. */
  public static String adminPaused(UUID uuid) {
    return own(uuid) + "/admin-paused";
  }

  /** How often the monitor restarted the domain. */
  public static String restartCount(UUID uuid) {
    return own(uuid) + "/restart-count";
  }

  /** Present for an ended domain that is to stay as it is. */
  public static String preserved(UUID uuid) {
    return own(uuid) + "/preserved";
  }

  /** Unix time of the start, {@code seconds.centiseconds}. */
  public static String startTime(UUID uuid) {
    return vm(uuid) + "/start_time";
  }

  /** Name of a CPU pool, as libxl keeps it. */
  public static String poolName(int poolId) {
    return "/local/pool/" + poolId + "/name";
  }
}
