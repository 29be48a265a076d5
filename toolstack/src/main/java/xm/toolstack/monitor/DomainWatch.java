package xm.toolstack.monitor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import xm.toolstack.device.XenstorePaths;
import xm.toolstack.host.Host;
import xm.toolstack.sample.HostSampler;
import xm.toolstack.sample.StoreValues;
import xm.xenctrl.DomainInfo;
import xm.xenctrl.ShutdownReason;

/**
 * Looks which domains of ours there are and which of them have ended. Domains without our mark are
 * somebody else's, and preserved ones are left alone for good.
 */
final class DomainWatch {
  private static final int READS = 5;

  private final Host host;

  /** Domains dealt with, however that went: trying for ever would help nobody. */
  private final Set<String> done = new HashSet<>();

  DomainWatch(Host host) {
    this.host = host;
  }

  /**
   * What there is now.
   *
   * @param ended in domid order
   * @param left true when a domain of ours exists that may still end
   */
  record View(List<EndedDomain> ended, boolean left) {}

  View look() {
    List<DomainInfo> infos = new ArrayList<>();
    Set<String> there = new HashSet<>();
    for (DomainInfo info : host.hypervisor().listDomains()) {
      if (info.domid() != 0 && !info.dying()) {
        infos.add(info);
        there.add(key(info));
      }
    }
    done.retainAll(there);
    List<Optional<String>> values = host.xenstore().readAll(paths(infos));
    List<EndedDomain> ended = new ArrayList<>();
    boolean left = false;
    for (int i = 0; i < infos.size(); i++) {
      DomainInfo info = infos.get(i);
      int at = i * READS;
      boolean ours = values.get(at).isPresent() && values.get(at + 1).isEmpty();
      if (!ours || done.contains(key(info))) {
        continue;
      }
      left = true;
      if (info.shutdown() && info.shutdownReason() != ShutdownReason.SUSPEND) {
        ended.add(
            new EndedDomain(
                info,
                HostSampler.nameOr(values.get(at + 2), info.domid()),
                StoreValues.seconds(values.get(at + 3), 0),
                StoreValues.smallNumber(values.get(at + 4), 0)));
      }
    }
    return new View(ended, left);
  }

  /** How many domains there are to look after. */
  int watched() {
    List<DomainInfo> infos = new ArrayList<>();
    for (DomainInfo info : host.hypervisor().listDomains()) {
      if (info.domid() != 0 && !info.dying()) {
        infos.add(info);
      }
    }
    List<Optional<String>> values = host.xenstore().readAll(paths(infos));
    int ours = 0;
    for (int at = 0; at < values.size(); at += READS) {
      ours += values.get(at).isPresent() && values.get(at + 1).isEmpty() ? 1 : 0;
    }
    return ours;
  }

  /** Never to be reported again. */
  void done(EndedDomain domain) {
    done.add(key(domain.info()));
  }

  private static List<String> paths(List<DomainInfo> infos) {
    List<String> paths = new ArrayList<>(infos.size() * READS);
    for (DomainInfo info : infos) {
      paths.add(XenstorePaths.ownMarker(info.handle()));
      paths.add(XenstorePaths.preserved(info.handle()));
      paths.add(XenstorePaths.name(info.domid()));
      paths.add(XenstorePaths.startTime(info.handle()));
      paths.add(XenstorePaths.restartCount(info.handle()));
    }
    return paths;
  }

  private static String key(DomainInfo info) {
    return info.domid() + "/" + info.handle();
  }
}
