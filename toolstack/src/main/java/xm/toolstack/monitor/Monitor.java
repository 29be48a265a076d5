package xm.toolstack.monitor;

import java.time.Duration;
import java.util.Optional;
import xm.toolstack.Progress;
import xm.toolstack.create.UnfinishedCreations;
import xm.toolstack.host.Host;
import xm.toolstack.log.HostLog;
import xm.xenstore.XenstoreException;

/**
 * The one resident process of a host: waits for guests that xm made to end and does what their
 * configuration says. Domains of xl are never touched.
 *
 * <p>All its state is in xenstore and on disk, so it may be killed at any moment; the next monitor
 * goes on where it was.
 */
public final class Monitor {
  /** Long enough to mean "no deadline", short enough to be counted in nanoseconds. */
  private static final Duration FOREVER = Duration.ofDays(36500);

  private final Host host;
  private final MonitorOptions options;
  private final HostLog log;
  private final DomainWatch watch;
  private final Restarter restarter;
  private final GuestEndHandler handler;

  public Monitor(Host host, MonitorOptions options) {
    this.host = host;
    this.options = options;
    this.log = new HostLog(host);
    this.watch = new DomainWatch(host);
    this.restarter = new Restarter(host, log);
    this.handler =
        new GuestEndHandler(host, log, new RestartGuard(options.minimumUptime()), restarter);
  }

  /**
   * Runs until no domain of ours is left, or for ever with {@link MonitorOptions#stay}.
   *
   * @return false when another monitor runs already
   * @throws XenstoreException when the connection to xenstored breaks
   */
  public boolean run() {
    do {
      Optional<MonitorLock> lock = MonitorLock.acquire(host.paths());
      if (lock.isEmpty()) {
        return false;
      }
      try (MonitorLock held = lock.get()) {
        serve(held);
      }
      // Created since the last look, by a command that found the lock held and so left the domain
      // to us? Then it is there now.
    } while (watch.look().left());
    return true;
  }

  /** Holding the lock is what allows this. */
  private void serve(MonitorLock held) {
    log.say("Monitor started, process " + ProcessHandle.current().pid() + ", " + held);
    try {
      held.sign();
      new UnfinishedCreations(host).undo(Progress.NONE);
      restarter.resume();
      while (true) {
        DomainWatch.View view = next();
        new UnfinishedCreations(host).undo(Progress.NONE);
        if (view.ended().isEmpty()) {
          log.say("Monitor ends: no domain of xm is left");
          return;
        }
        for (EndedDomain domain : view.ended()) {
          handle(domain);
        }
      }
    } catch (RuntimeException e) {
      log.failure("Monitor ends", e);
      throw e;
    }
  }

  /** Waits until there is something to do or nothing left to wait for. */
  private DomainWatch.View next() {
    return host.xenstore()
        .awaitDomainEvent(
            FOREVER,
            "a domain of xm to end",
            reader -> {
              DomainWatch.View view = watch.look();
              boolean wait = view.ended().isEmpty() && (view.left() || options.stay());
              return wait ? Optional.empty() : Optional.of(view);
            });
  }

  private void handle(EndedDomain domain) {
    try {
      handler.handle(domain);
    } catch (RuntimeException e) {
      log.failure("Cannot deal with " + domain.label(), e);
    } finally {
      watch.done(domain);
    }
  }
}
