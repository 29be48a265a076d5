package xm.simulator.host;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import xm.toolstack.device.XenstorePaths;
import xm.toolstack.host.DeviceCounters;
import xm.toolstack.sample.StoreValues;
import xm.toolstack.usage.DiskCounters;
import xm.toolstack.usage.NetworkCounters;
import xm.toolstack.usage.NetworkCounters.Direction;
import xm.xenctrl.DomainInfo;
import xm.xenctrl.Hypervisor;
import xm.xenstore.XenstoreClient;

/**
 * The traffic of simulated guests: each back end in xenstore has moved as much as its guest has
 * computed, so a busy guest shows much and a paused one stands still.
 */
public final class SimulatedCounters implements DeviceCounters {
  private static final long NANOS_PER_REQUEST = 2_000_000;
  private static final int SECTORS_PER_REQUEST = 8;
  private static final int BYTES_PER_PACKET = 800;

  private final XenstoreClient store;
  private final Hypervisor hypervisor;

  public SimulatedCounters(XenstoreClient store, Hypervisor hypervisor) {
    this.store = store;
    this.hypervisor = hypervisor;
  }

  @Override
  public List<NetworkCounters> networks() {
    List<NetworkCounters> found = new ArrayList<>();
    for (int[] device : devices("vif")) {
      long packets = device[2] / 2;
      found.add(
          new NetworkCounters(
              device[0],
              device[1],
              "vif" + device[0] + "." + device[1],
              new Direction(packets * BYTES_PER_PACKET, packets, 0, 0),
              new Direction(packets * BYTES_PER_PACKET * 2, packets * 2, 0, 0)));
    }
    return found;
  }

  @Override
  public List<DiskCounters> disks() {
    List<DiskCounters> found = new ArrayList<>();
    for (int[] device : devices("vbd")) {
      long reads = device[2];
      long writes = reads / 3;
      found.add(
          new DiskCounters(
              device[0],
              device[1],
              false,
              true,
              0,
              reads,
              writes,
              reads * SECTORS_PER_REQUEST,
              writes * SECTORS_PER_REQUEST));
    }
    return found;
  }

  /** Domid, device number and requests of each back end of a kind. */
  private List<int[]> devices(String kind) {
    List<String> domids = store.listIfExists(XenstorePaths.backends(0, kind));
    List<String> paths = new ArrayList<>(domids.size());
    for (String domid : domids) {
      paths.add(XenstorePaths.backends(0, kind) + "/" + domid);
    }
    List<List<String>> lists = store.listAll(paths);
    Map<Integer, Integer> requests = requests();
    List<int[]> devices = new ArrayList<>();
    for (int i = 0; i < lists.size(); i++) {
      for (String devid : lists.get(i)) {
        if (StoreValues.digits(domids.get(i)) && StoreValues.digits(devid)) {
          int domid = Integer.parseInt(domids.get(i));
          Integer count = requests.get(domid);
          if (count != null) {
            devices.add(new int[] {domid, Integer.parseInt(devid), count});
          }
        }
      }
    }
    return devices;
  }

  private Map<Integer, Integer> requests() {
    Map<Integer, Integer> requests = new HashMap<>();
    for (DomainInfo info : hypervisor.listDomains()) {
      requests.put(info.domid(), (int) (info.cpuTimeNanos() / NANOS_PER_REQUEST));
    }
    return requests;
  }
}
