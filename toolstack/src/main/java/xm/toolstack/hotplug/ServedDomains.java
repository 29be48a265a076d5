package xm.toolstack.hotplug;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import xm.toolstack.device.XenstorePaths;
import xm.toolstack.host.Host;
import xm.toolstack.operate.LiveDomains;
import xm.toolstack.sample.StoreValues;

/** For whom a driver domain serves devices, from its backend directory. */
public final class ServedDomains {
  private final Host host;

  public ServedDomains(Host host) {
    this.host = host;
  }

  /** Domids of the others that have a directory there; they need not live any more. */
  public Set<Integer> domids(int backendDomid) {
    String root = XenstorePaths.domain(backendDomid) + "/backend";
    Set<Integer> domids = new TreeSet<>();
    for (String kind : host.xenstore().listIfExists(root)) {
      for (String domid : host.xenstore().listIfExists(root + '/' + kind)) {
        domids.add(StoreValues.smallNumber(Optional.of(domid), backendDomid));
      }
    }
    domids.remove(backendDomid); // also what is no number: the driver domain writes these names
    return domids;
  }

  List<String> names(int backendDomid) {
    List<String> names = new ArrayList<>();
    for (int domid : domids(backendDomid)) {
      if (host.hypervisor().domain(domid).isPresent()) {
        names.add(new LiveDomains(host).name(domid));
      }
    }
    return names;
  }
}
