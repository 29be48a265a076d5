package xm.toolstack.cleanup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import xm.toolstack.ToolstackException;
import xm.toolstack.cleanup.Leftover.Kind;
import xm.toolstack.device.Device;
import xm.toolstack.device.DeviceRemover;
import xm.toolstack.device.XenstorePaths;
import xm.toolstack.host.Host;
import xm.toolstack.sample.StoreValues;
import xm.xenstore.XenstoreClient;

/** Nodes in xenstore of domains that do not exist. */
final class DeadNodes {
  private final Host host;
  private final XenstoreClient store;

  DeadNodes(Host host) {
    this.host = host;
    this.store = host.xenstore();
  }

  /** Back ends first: removing one frees its loop device or interface. */
  void find(LiveSet live, List<Leftover> found) {
    for (String server : store.listIfExists(XenstorePaths.DOMAINS)) {
      // those in the tree of a dead driver domain go with it
      if (StoreValues.digits(server) && !live.isDead(server)) {
        servedBy(XenstorePaths.DOMAINS + '/' + server + "/backend", live, found);
      }
    }
    for (String top : List.of(XenstorePaths.DOMAINS, XenstorePaths.LIBXL)) {
      for (String domid : store.listIfExists(top)) {
        if (live.isDead(domid)) {
          found.add(new Leftover(Kind.NODE, Integer.parseInt(domid), top + '/' + domid));
        }
      }
    }
    String models = XenstorePaths.domain(0) + "/device-model";
    for (String domid : store.listIfExists(models)) {
      if (live.isDead(domid)) {
        found.add(new Leftover(Kind.NODE, Integer.parseInt(domid), models + '/' + domid));
      }
    }
    for (String uuid : store.listIfExists(XenstorePaths.VM)) {
      if (live.isDeadUuid(uuid)) {
        found.add(new Leftover(Kind.NODE, -1, XenstorePaths.VM + '/' + uuid));
      }
    }
  }

  private void servedBy(String backends, LiveSet live, List<Leftover> found) {
    for (String kind : store.listIfExists(backends)) {
      for (String domid : store.listIfExists(backends + '/' + kind)) {
        if (live.isDead(domid)) {
          addBackends(backends + '/' + kind + '/' + domid, Integer.parseInt(domid), found);
        }
      }
    }
  }

  private void addBackends(String parent, int domid, List<Leftover> found) {
    List<String> numbers = store.listIfExists(parent);
    for (String number : numbers) {
      found.add(new Leftover(Kind.BACKEND, domid, parent + '/' + number));
    }
    if (numbers.isEmpty()) {
      found.add(new Leftover(Kind.NODE, domid, parent));
    }
  }

  /** Closes a back end as a detach would, its script included. */
  void removeBackend(Leftover leftover) {
    String[] parts = leftover.what().split("/", -1);
    String kind = parts[parts.length - 3];
    List<Integer> devid = new ArrayList<>();
    try {
      devid.add(Integer.valueOf(parts[parts.length - 1]));
    } catch (NumberFormatException e) {
      store.rm(leftover.what());
      return;
    }
    Optional<Device> device =
        Device.ofBackendPath(leftover.domid(), kind, devid.get(0), leftover.what());
    if (device.isPresent()) {
      try {
        new DeviceRemover(host).remove(device.get());
      } catch (ToolstackException e) {
        // a back end without a driver never says that it has closed
        if (store.readIfExists(leftover.what()).isPresent()) {
          throw e;
        }
      }
    } else {
      store.rm(leftover.what());
    }
  }

  void remove(Leftover leftover) {
    store.rm(leftover.what());
  }
}
