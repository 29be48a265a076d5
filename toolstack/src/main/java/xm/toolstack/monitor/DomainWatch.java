package xm.toolstack.monitor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
  private final Set<Key> done = new HashSet<>();

  /** Domains of ours that lived at the last look: nothing of them is read until they end. */
  private final Set<Key> living = new HashSet<>();

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

  /** One hypercall, and reads for domains that are new, not ours, or have ended. */
  View look() {
    List<DomainInfo> unsure = new ArrayList<>();
    Set<Key> there = new HashSet<>();
    boolean left = false;
    for (DomainInfo info : alive()) {
      Key key = Key.of(info);
      there.add(key);
      if (living.contains(key) && !hasEnded(info)) {
        left = true;
      } else if (!done.contains(key)) {
        unsure.add(info);
      }
    }
    done.retainAll(there);
    living.retainAll(there);
    List<Optional<String>> values = host.xenstore().readAll(paths(unsure));
    List<EndedDomain> ended = new ArrayList<>();
    for (int i = 0; i < unsure.size(); i++) {
      DomainInfo info = unsure.get(i);
      int at = i * READS;
      if (!isOurs(values, at)) {
        continue;
      }
      left = true;
      if (hasEnded(info)) {
        ended.add(
            new EndedDomain(
                info,
                HostSampler.nameOr(values.get(at + 2), info.domid()),
                StoreValues.seconds(values.get(at + 3), 0),
                StoreValues.smallNumber(values.get(at + 4), 0)));
      } else {
        living.add(Key.of(info));
      }
    }
    return new View(ended, left);
  }

  private static boolean hasEnded(DomainInfo info) {
    return info.shutdown() && info.shutdownReason() != ShutdownReason.SUSPEND;
  }

  /** Marked as ours, and not kept for good. */
  private static boolean isOurs(List<Optional<String>> values, int at) {
    return values.get(at).isPresent() && values.get(at + 1).isEmpty();
  }

  private List<DomainInfo> alive() {
    List<DomainInfo> infos = new ArrayList<>();
    for (DomainInfo info : host.hypervisor().listDomains()) {
      if (info.domid() != 0 && !info.dying()) {
        infos.add(info);
      }
    }
    return infos;
  }

  /** How many domains there are to look after. */
  int watched() {
    List<Optional<String>> values = host.xenstore().readAll(paths(alive()));
    int ours = 0;
    for (int at = 0; at < values.size(); at += READS) {
      ours += isOurs(values, at) ? 1 : 0;
    }
    return ours;
  }

  /** Never to be reported again. */
  void done(EndedDomain domain) {
    done.add(Key.of(domain.info()));
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

  /** An id may be used again by another domain. */
  private record Key(int domid, UUID handle) {
    static Key of(DomainInfo info) {
      return new Key(info.domid(), info.handle());
    }
  }
}
