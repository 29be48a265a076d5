package xm.toolstack.monitor;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import xm.toolstack.host.Host;
import xm.xenctrl.XenUnavailableException;
import xm.xenstore.XenstoreException;

/**
 * Runs the monitor and connects again when xenstored went away. A live update of xenstored keeps
 * the connection; a restart does not.
 */
public final class MonitorService {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final Supplier<Host> hosts;
  private final MonitorOptions options;
  private final Duration firstPause;

  public MonitorService(Supplier<Host> hosts, MonitorOptions options) {
    this(hosts, options, FIRST_PAUSE);
  }

  /** For tests: with another pause after the first failure. */
  MonitorService(Supplier<Host> hosts, MonitorOptions options, Duration firstPause) {
    this.hosts = hosts;
    this.options = options;
    this.firstPause = firstPause;
  }

  /**
   * As {@link Monitor#run}; also for a host whose xenstored comes back.
   *
   * @throws XenstoreException on the simulated host: it comes back only when somebody wants it
   */
  public boolean run() {
    Duration pause = firstPause;
    while (true) {
      long begun = System.nanoTime();
      try (Host host = hosts.get()) {
        try {
          return new Monitor(host, options).run();
        } catch (XenstoreException | XenUnavailableException e) {
          if (host.simulated() || !awaitRetry(pause)) {
            throw e;
          }
        }
      }
      boolean lasted = System.nanoTime() - begun > TimeUnit.MINUTES.toNanos(1);
      pause = lasted ? firstPause : min(pause.multipliedBy(2), LONGEST_PAUSE);
    }
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private static boolean awaitRetry(Duration pause) {
    try {
      TimeUnit.NANOSECONDS.sleep(pause.toNanos());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
