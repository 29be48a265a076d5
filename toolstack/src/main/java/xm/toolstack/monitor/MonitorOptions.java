package xm.toolstack.monitor;

import java.time.Duration;
import java.util.Optional;
import xm.toolstack.sample.StoreValues;
import xm.toolstack.settings.HostSettings;
import xm.toolstack.settings.Setting;

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

  /**
   * The options that a host's settings ask for; a value that is no number is ignored.
   *
   * @throws xm.toolstack.ToolstackException when the host's file has mistakes
   */
  public static MonitorOptions from(HostSettings settings, boolean stay) {
    long seconds =
        StoreValues.number(
            Optional.ofNullable(settings.text(Setting.MINIMUM_RESTART_TIME)),
            RestartGuard.XEND_MINIMUM.toSeconds());
    return new MonitorOptions(stay, Duration.ofSeconds(seconds));
  }
}
