package xm.toolstack.device;

import xm.config.model.DeviceSpec;

/**
 * One kind of device: how its configuration becomes xenstore nodes. A row of {@link
 * DeviceTypes#ALL}.
 */
public interface DeviceType<S extends DeviceSpec> {

  /** Name in xenstore, e.g. {@code vbd}. */
  String kind();

  Class<S> specType();

  /** Number of the device in its domain; {@code index} is its place among those of its kind. */
  int devid(S spec, int index);

  /** The nodes of the device in this domain. */
  DeviceNodes nodes(S spec, int index, GuestFacts guest);

  /** The device between its two ends. */
  default Device device(S spec, int index, Ends ends) {
    return new Device(ends.domid(), kind(), devid(spec, index), ends.backendDomid(), kind());
  }

  /**
   * The domains at the two ends of a device.
   *
   * @param domid whose device it is
   * @param backendDomid who serves it: 0, or a driver domain
   */
  record Ends(int domid, int backendDomid) {
    /** Of a device that dom0 serves. */
    public static Ends inDom0(int domid) {
      return new Ends(domid, 0);
    }
  }

  /**
   * What nodes may depend on besides the configuration.
   *
   * @param scripts directory of the hotplug scripts
   * @param protocol block ring protocol of the guest, e.g. {@code x86_64-abi}, empty when unknown
   */
  record GuestFacts(Ends ends, String scripts, String protocol) {

    /** Absolute path of a script given as name or path. */
    String script(String nameOrPath) {
      return nameOrPath.startsWith("/") ? nameOrPath : scripts + '/' + nameOrPath;
    }
  }
}
