package xm.toolstack.hostlife;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.ShutdownRequest;
import xm.toolstack.ToolstackException;
import xm.toolstack.create.DomainDestroyer;
import xm.toolstack.device.XenstorePaths;
import xm.toolstack.host.Host;
import xm.toolstack.hostlife.StopListener.Outcome;
import xm.toolstack.hotplug.ServedDomains;
import xm.toolstack.operate.LiveDomains;
import xm.toolstack.operate.ShutdownRequester;
import xm.toolstack.sample.HostSampler;
import xm.xenctrl.HypercallException;
import xm.xenstore.XenstoreException;
import xm.xenstore.XenstoreTimeoutException;

/**
 * Ends all guests of a host within one deadline. Nothing is restarted meanwhile, whatever the
 * configurations say: each domain of ours is marked first.
 */
final class HostStopper {
  private final Host host;
  private final StopKeeper keeper;
  private final StopListener listener;
  private int migrated;
  private int saved;
  private int shutDown;
  private int destroyed;
  private int left;

  HostStopper(Host host, StopKeeper keeper, StopListener listener) {
    this.host = host;
    this.keeper = keeper;
    this.listener = listener;
  }

  StopReport stop(List<List<String>> groups, StopOptions options) {
    long deadline = System.nanoTime() + options.limit().toNanos();
    List<List<DomainSnapshot>> waves =
        new StopOrder(new ServedDomains(host), new HostSampler(host).sample().domains())
            .waves(groups);
    for (List<DomainSnapshot> wave : waves) {
      mark(wave);
    }
    List<DomainSnapshot> late = new ArrayList<>();
    for (int i = 0; i < waves.size(); i++) {
      List<DomainSnapshot> waiting = new ArrayList<>();
      for (DomainSnapshot domain : waves.get(i)) {
        // a save cannot be broken off: none is begun when the time is up
        String reason = "";
        long nanos = deadline - System.nanoTime();
        if (nanos > 0) {
          try {
            if (keep(domain, Duration.ofNanos(nanos))) {
              continue;
            }
          } catch (ToolstackException | XenstoreException | HypercallException e) {
            reason = "it cannot be kept: " + e.getMessage();
          }
        }
        ask(domain, reason);
        waiting.add(domain);
      }
      // one that does not listen must not take all the time of those behind it
      long now = System.nanoTime();
      awaitEnd(waiting, now + (deadline - now) / (waves.size() - i));
      late.addAll(waiting);
    }
    awaitEnd(late, deadline);
    for (DomainSnapshot domain : late) {
      if (options.destroy()) {
        destroy(domain);
      } else {
        leave(domain, "it did not end within " + options.limit().toSeconds() + " s");
      }
    }
    return new StopReport(migrated, saved, shutDown, destroyed, left);
  }

  /** Tells the monitor that the end of these is the end. */
  private void mark(List<DomainSnapshot> wave) {
    for (DomainSnapshot domain : wave) {
      if (new LiveDomains(host).ours(domain.domid())) {
        host.xenstore().write(XenstorePaths.hostStops(domain.uuid()), "1");
      }
    }
  }

  private boolean keep(DomainSnapshot domain, Duration left) {
    if (domain.info().paused() || domain.info().shutdown()) {
      return false;
    }
    Optional<Outcome> kept = keeper.keep(domain, left);
    if (kept.isEmpty()) {
      return false;
    }
    if (kept.get() == Outcome.MIGRATED) {
      migrated++;
    } else {
      saved++;
    }
    listener.domain(domain.name(), domain.domid(), kept.get(), "");
    return true;
  }

  private void ask(DomainSnapshot domain, String reason) {
    try {
      if (domain.info().paused() && !domain.info().shutdown()) {
        host.hypervisor().unpause(domain.domid()); // it could not hear otherwise
      }
      new ShutdownRequester(host).request(domain.domid(), ShutdownRequest.POWEROFF);
      listener.domain(domain.name(), domain.domid(), Outcome.ASKED, reason);
    } catch (ToolstackException | XenstoreException | HypercallException e) {
      // it has ended already, or ends now: seen below
      listener.domain(domain.name(), domain.domid(), Outcome.ASKED, e.getMessage());
    }
  }

  /** Takes out of the list what has ended; returns at the deadline at the latest. */
  private void awaitEnd(List<DomainSnapshot> waiting, long deadline) {
    if (waiting.isEmpty()) {
      return;
    }
    try {
      host.xenstore()
          .awaitDomainEvent(
              Duration.ofNanos(Math.max(0, deadline - System.nanoTime())),
              "the guests to end",
              reader -> {
                List<DomainSnapshot> now = new HostSampler(host).sample().domains();
                for (DomainSnapshot domain : List.copyOf(waiting)) {
                  if (!there(now, domain)) {
                    waiting.remove(domain);
                    shutDown++;
                    listener.domain(domain.name(), domain.domid(), Outcome.ENDED, "");
                  }
                }
                return waiting.isEmpty() ? Optional.of(true) : Optional.empty();
              });
    } catch (XenstoreTimeoutException e) {
      // they are the caller's to deal with
    }
  }

  private static boolean there(List<DomainSnapshot> now, DomainSnapshot domain) {
    for (DomainSnapshot other : now) {
      if (other.domid() == domain.domid() && other.uuid().equals(domain.uuid())) {
        return !other.info().dying();
      }
    }
    return false;
  }

  private void destroy(DomainSnapshot domain) {
    try {
      new DomainDestroyer(host).destroy(domain.domid());
      destroyed++;
      listener.domain(domain.name(), domain.domid(), Outcome.DESTROYED, "");
    } catch (ToolstackException | XenstoreException | HypercallException e) {
      if (host.hypervisor().domain(domain.domid()).isEmpty()) {
        shutDown++;
        listener.domain(domain.name(), domain.domid(), Outcome.ENDED, "");
      } else {
        leave(domain, e.getMessage());
      }
    }
  }

  private void leave(DomainSnapshot domain, String reason) {
    left++;
    host.xenstore().rm(XenstorePaths.hostStops(domain.uuid()));
    listener.domain(domain.name(), domain.domid(), Outcome.LEFT, reason);
  }
}
