package xm.toolstack.hotplug;

import java.util.List;
import xm.config.model.VbdSpec;
import xm.config.model.VifSpec;

/** The devices of running domains: looking at them, adding some and taking them away. */
public interface DeviceControl {

  /**
   * The devices of one kind, by their numbers.
   *
   * @param kind name in xenstore, e.g. {@code vbd}; disks served by QEMU are vbds, too
   */
  List<DeviceEntry> list(int domid, String kind);

  /** The names of the other domains for which a domain serves devices; empty for dom0. */
  List<String> served(int domid);

  /**
   * Adds a disk and waits until its backend is connected; on failure the domain is as before.
   *
   * @throws xm.toolstack.ToolstackException naming the device and what its script or backend said
   */
  void attach(int domid, VbdSpec disk);

  /** Adds an interface under the next free number; as {@link #attach(int, VbdSpec)}. */
  void attach(int domid, VifSpec vif);

  /**
   * Takes a device away.
   *
   * @param force whether the guest is not asked
   * @throws xm.toolstack.ToolstackException {@code Device 51712 not connected}, or when the guest
   *     does not let go of it
   */
  void detach(int domid, String kind, int devid, boolean force);
}
