package xm.toolstack.monitor;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import xm.toolstack.sample.StoreValues;

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

  /** Environment variable: seconds that a guest must have lived to be restarted, default 60. */
  public static final String MINIMUM_UPTIME = "XM_MINIMUM_RESTART_TIME";

  /** The options that the environment asks for; a value that is no number is ignored. */
  public static MonitorOptions from(Map<String, String> environment, boolean stay) {
    long seconds =
        StoreValues.number(
            Optional.ofNullable(environment.get(MINIMUM_UPTIME)),
            RestartGuard.XEND_MINIMUM.toSeconds());
    return new MonitorOptions(stay, Duration.ofSeconds(seconds));
  }
}
