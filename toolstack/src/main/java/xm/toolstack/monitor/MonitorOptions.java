package xm.toolstack.monitor;

import java.time.Duration;

/**
 * How a monitor runs.
 *
 * @param stay true to keep running when no domain of ours is left, as under systemd
 * @param minimumUptime a guest that lived shorter is not restarted
 */
public record MonitorOptions(boolean stay, Duration minimumUptime) {
  /** Ends with the last domain; xend's limit for restarts. */
  public static final MonitorOptions ON_DEMAND =
      new MonitorOptions(false, RestartGuard.XEND_MINIMUM);
}
