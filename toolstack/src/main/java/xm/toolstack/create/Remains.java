package xm.toolstack.create;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import xm.toolstack.ToolstackException;
import xm.toolstack.device.Device;
import xm.toolstack.device.DeviceRemover;
import xm.toolstack.host.Host;
import xm.xenctrl.HypercallException;
import xm.xenstore.XenstoreException;

/** Takes away what belongs to a domain id that Xen does not know any more. */
public final class Remains {
  private final Host host;

  public Remains(Host host) {
    this.host = host;
  }

  /**
   * Removes devices, nodes, files and the device model. Nothing of it need be there.
   *
   * @return what could not be removed, a sentence each
   */
  public List<String> remove(int domid, Optional<UUID> uuid) {
    List<String> failures = new ArrayList<>();
    guard(failures, () -> new DeviceModel(host).end(domid));
    DeviceRemover remover = new DeviceRemover(host);
    List<Device> devices = new ArrayList<>();
    guard(failures, () -> devices.addAll(remover.devicesOf(domid)));
    for (Device device : devices) {
      guard(failures, () -> remover.remove(device));
    }
    guard(failures, () -> StoreTreeStep.remove(host.xenstore(), domid, uuid));
    uuid.ifPresent(u -> guard(failures, () -> new Userdata(host.paths(), domid, u).deleteAll()));
    return failures;
  }

  private static void guard(List<String> failures, Runnable part) {
    try {
      part.run();
    } catch (ToolstackException | XenstoreException | HypercallException e) {
      failures.add(e.getMessage());
    }
  }
}
