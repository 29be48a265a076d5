package xm.toolstack.cleanup;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import xm.toolstack.device.XenstorePaths;
import xm.toolstack.host.Host;
import xm.toolstack.sample.StoreValues;
import xm.xenctrl.DomainInfo;

/** The domains that exist: what belongs to them is nobody's leftover. */
final class LiveSet {
  private final Set<Integer> domids = new HashSet<>();
  private final Set<String> uuids = new HashSet<>();
  private final List<DomainInfo> infos;

  private LiveSet(List<DomainInfo> infos) {
    this.infos = infos;
  }

  static LiveSet of(Host host) {
    LiveSet live = new LiveSet(host.hypervisor().listDomains());
    live.domids.add(0);
    for (DomainInfo info : live.infos) {
      live.domids.add(info.domid());
      live.uuids.add(info.handle().toString());
      // a domain kept aside by xl has another UUID there than Xen knows
      String vm = host.xenstore().readIfExists(XenstorePaths.vmLink(info.domid())).orElse("");
      live.uuids.add(vm.substring(vm.lastIndexOf('/') + 1));
    }
    return live;
  }

  List<DomainInfo> infos() {
    return infos;
  }

  /** True for the number of a domain that does not exist; false for anything else. */
  boolean isDead(String domid) {
    return StoreValues.digits(domid)
        && domid.length() < 10
        && !domids.contains(Integer.valueOf(domid));
  }

  /** True for the UUID of no domain; false for text that is none. */
  boolean isDeadUuid(String text) {
    try {
      return UUID.fromString(text).toString().equals(text) && !uuids.contains(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
