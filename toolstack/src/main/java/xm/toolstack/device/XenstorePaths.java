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

  /** What the emulated graphics card takes of an HVM domain's memory, in KiB. */
  public static String memoryVideoram(int domid) {
    return domain(domid) + "/memory/videoram";
  }

  /** MiB that the domain is meant to have, in its /vm tree. */
  public static String vmMemory(UUID uuid) {
    return vm(uuid) + "/memory";
  }

  public static String controlSysrq(int domid) {
    return domain(domid) + "/control/sysrq";
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

  /** Present when xm asked the guest to reboot: its next restart is wanted, however young it is. */
  public static String rebootAsked(UUID uuid) {
    return own(uuid) + "/reboot-asked";
  }

  /** Present once the guest was let run; what follows events waits for it. */
  public static String started(UUID uuid) {
    return own(uuid) + "/started";
  }

  /** Present while the host is being stopped: the domain's end is its end. */
  public static String hostStops(UUID uuid) {
    return own(uuid) + "/host-stops";
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
    return pool(poolId) + "/name";
  }

  public static String poolUuid(int poolId) {
    return pool(poolId) + "/uuid";
  }

  public static String pool(int poolId) {
    return "/local/pool/" + poolId;
  }

  /** Parent of the backend nodes of one kind: a child for each domain, below it one per device. */
  public static String backends(int backendDomid, String kind) {
    return domain(backendDomid) + "/backend/" + kind;
  }

  /** Console 0 has a place of its own, which the guest may read but not write. */
  public static String console(int domid) {
    return domain(domid) + "/console";
  }

  /** Name of a domain as its /vm tree has it. */
  public static String vmName(UUID uuid) {
    return vm(uuid) + "/name";
  }

  /** Parent of libxl's list of the devices of a domain. */
  public static String libxlDevices(int domid) {
    return libxl(domid) + "/device";
  }

  /** State of the device model that dom0 runs for a domain. */
  public static String deviceModel(int domid) {
    return domain(0) + "/device-model/" + domid;
  }

  /** Where the device model says {@code running}. */
  public static String deviceModelState(int domid) {
    return deviceModel(domid) + "/state";
  }

  /** The pty that an emulated serial port leads to. */
  public static String serialTty(int domid, String number) {
    return domain(domid) + "/serial/" + number + "/tty";
  }

  /** Process id of the device model. */
  public static String deviceModelPid(int domid) {
    return domain(domid) + "/image/device-model-pid";
  }
}
