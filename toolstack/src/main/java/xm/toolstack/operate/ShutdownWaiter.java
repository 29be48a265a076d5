package xm.toolstack.operate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.ShutdownListener;
import xm.toolstack.ShutdownListener.Outcome;
import xm.toolstack.ShutdownRequest;
import xm.toolstack.device.XenstorePaths;
import xm.toolstack.host.Host;
import xm.toolstack.sample.HostSampler;
import xm.toolstack.sample.StoreValues;
import xm.xenstore.XenstoreTimeoutException;
import xm.xenstore.XsReader;

/**
 * Waits for domains that were asked to end. Domains are looked at anew whenever one appears, shuts
 * down or dies; nothing is polled.
 *
 * <p>Without a reboot a domain is waited for until it is gone, or shut down and preserved by its
 * configuration: nothing more will happen to it. So it was with xm, whose list of running domains
 * the preserved one had left, and Ganeti, all of whose domains are preserved, counts on it.
 */
public final class ShutdownWaiter {
  /** Long enough to mean "no deadline", short enough to be counted in nanoseconds. */
  private static final Duration FOREVER = Duration.ofDays(36500);

  private final Host host;
  private final HostSampler sampler;

  public ShutdownWaiter(Host host) {
    this.host = host;
    this.sampler = new HostSampler(host);
  }

  /** One domain waited for; {@code goneAt} is when its end was seen. */
  private static final class Pending {
    final DomainSnapshot domain;
    boolean gone;
    long goneAtNanos;

    Pending(DomainSnapshot domain) {
      this.domain = domain;
    }
  }

  private record Ended(Pending pending, Outcome outcome) {}

  /** Reports each domain's end, or its return, in the order in which they happen. */
  public void await(
      List<DomainSnapshot> domains,
      ShutdownRequest request,
      Duration rebootGrace,
      ShutdownListener listener) {
    List<Pending> pending = new ArrayList<>(domains.size());
    for (DomainSnapshot domain : domains) {
      pending.add(new Pending(domain));
    }
    boolean reboot = request == ShutdownRequest.REBOOT;
    while (!pending.isEmpty()) {
      List<Ended> ended = next(pending, reboot, rebootGrace);
      for (Ended e : ended) {
        pending.remove(e.pending());
        listener.ended(e.pending().domain, e.outcome());
      }
    }
  }

  private List<Ended> next(List<Pending> pending, boolean reboot, Duration grace) {
    while (true) {
      Duration timeout = untilFirstDeadline(pending, grace);
      try {
        return host.xenstore()
            .awaitDomainEvent(
                timeout, "domains to end", reader -> look(reader, pending, reboot, grace, timeout));
      } catch (XenstoreTimeoutException e) {
        if (timeout.equals(FOREVER)) {
          throw e;
        }
        List<Ended> late = expired(pending, grace);
        if (!late.isEmpty()) {
          return late;
        }
      }
    }
  }

  private static Duration untilFirstDeadline(List<Pending> pending, Duration grace) {
    long now = System.nanoTime();
    Duration first = FOREVER;
    for (Pending p : pending) {
      if (p.gone) {
        Duration left = grace.minusNanos(now - p.goneAtNanos);
        first = left.compareTo(first) < 0 ? left : first;
      }
    }
    return first.isNegative() ? Duration.ZERO : first;
  }

  /**
   * Asked after every event. An empty list is an answer too: a first domain ended meanwhile and
   * brought a deadline with it, so the wait has to start anew with that.
   */
  private Optional<List<Ended>> look(
      XsReader reader, List<Pending> pending, boolean reboot, Duration grace, Duration timeout) {
    List<DomainSnapshot> now = sampler.sample().domains();
    List<Ended> ended = new ArrayList<>();
    boolean newDeadline = false;
    for (Iterator<Pending> i = pending.iterator(); i.hasNext(); ) {
      Pending p = i.next();
      boolean gone = gone(now, p.domain);
      if (!reboot) {
        if (gone || preserved(reader, now, p.domain)) {
          ended.add(new Ended(p, Outcome.TERMINATED));
        }
        continue;
      }
      Optional<DomainSnapshot> successor = successor(now, p.domain);
      if (successor.isPresent()) {
        if (up(reader, successor.get())) {
          ended.add(new Ended(p, Outcome.REBOOTED));
        } else if (p.gone) {
          p.goneAtNanos = System.nanoTime(); // it is coming back: the grace starts anew if it fails
        }
      } else if (gone && !p.gone) {
        p.gone = true;
        p.goneAtNanos = System.nanoTime();
        newDeadline = true;
      }
    }
    boolean restart = newDeadline && untilFirstDeadline(pending, grace).compareTo(timeout) < 0;
    return ended.isEmpty() && !restart ? Optional.empty() : Optional.of(ended);
  }

  private List<Ended> expired(List<Pending> pending, Duration grace) {
    List<DomainSnapshot> now = sampler.sample().domains();
    List<Ended> late = new ArrayList<>();
    for (Pending p : pending) {
      if (!p.gone || System.nanoTime() - p.goneAtNanos < grace.toNanos()) {
        continue;
      }
      if (successor(now, p.domain).isPresent()) {
        p.goneAtNanos = System.nanoTime();
      } else {
        late.add(new Ended(p, Outcome.DID_NOT_COME_BACK));
      }
    }
    return late;
  }

  /** Gone from Xen's list, or dying: from then on nothing of it but held pages remains. */
  private static boolean gone(List<DomainSnapshot> now, DomainSnapshot domain) {
    for (DomainSnapshot d : now) {
      if (d.domid() == domain.domid() && d.uuid().equals(domain.uuid())) {
        return d.info().dying();
      }
    }
    return true;
  }

  /** Said by the monitor of a domain of ours, after the shutdown; nobody says it of xl's. */
  private static boolean preserved(
      XsReader reader, List<DomainSnapshot> now, DomainSnapshot domain) {
    for (DomainSnapshot d : now) {
      if (d.domid() == domain.domid() && d.info().shutdown()) {
        // read through the reader, and so watched: no other event follows
        return reader.readIfExists(XenstorePaths.preserved(d.uuid())).isPresent();
      }
    }
    return false;
  }

  private static Optional<DomainSnapshot> successor(
      List<DomainSnapshot> now, DomainSnapshot domain) {
    for (DomainSnapshot d : now) {
      if (d.name().equals(domain.name()) && d.domid() != domain.domid() && !d.info().dying()) {
        return Optional.of(d);
      }
    }
    return Optional.empty();
  }

  /**
   * A domain of ours is up when its monitor says so or it runs; nobody announces that of a domain
   * that xl made, for which being there has to do.
   */
  private static boolean up(XsReader reader, DomainSnapshot successor) {
    if (!successor.info().paused()) {
      return true;
    }
    // read through the reader, and so watched: no event tells of an unpause, but this count does
    List<Optional<String>> own =
        reader.readAll(
            List.of(
                XenstorePaths.ownMarker(successor.uuid()),
                XenstorePaths.restartCount(successor.uuid())));
    return own.get(0).isEmpty() || StoreValues.number(own.get(1), 0) > 0;
  }
}
