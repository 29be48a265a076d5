package xm.toolstack.monitor;

import java.util.List;

/**
 * Makes sure that the host's monitor runs. Called after a domain was created, so that the monitor
 * finds it.
 *
 * <p>An implementation asks {@link MonitorLock#held} and, when nobody holds the lock, starts {@code
 * Monitor.run()} in a process of its own that outlives the caller. It need not wait for it: a
 * monitor looks at all domains when it starts, and once more after it gave its lock back.
 */
public interface MonitorLauncher {
  /** For hosts without a monitor. */
  MonitorLauncher NONE = () -> {};

  void ensureRunning();

  /** The command that runs xm on this host, without a subcommand; empty when there is none. */
  default List<String> self() {
    return List.of();
  }
}
