package xm.toolstack.monitor;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Keeps a guest that ends as soon as it starts from being restarted for ever. */
public final class RestartGuard {
  /** xend's MINIMUM_RESTART_TIME. */
  public static final Duration XEND_MINIMUM = Duration.ofSeconds(60);

  private static final double NANOS = 1e9;

  private final double minimumSeconds;

  /**
   * A guard.
   *
   * @param minimum a guest that lived less than this is not restarted
   */
  public RestartGuard(Duration minimum) {
    this.minimumSeconds = minimum.toNanos() / NANOS;
  }

  /** Whether a guest with this age may be restarted. */
  public boolean allows(double elapsedSeconds) {
    return elapsedSeconds >= minimumSeconds;
  }

  /** The line that xend logged, which people search their logs for. */
  public static String refusal(String name, double elapsedSeconds) {
    return "VM "
        + name
        + " restarting too fast (Elapsed time: "
        + BigDecimal.valueOf(elapsedSeconds).setScale(6, RoundingMode.HALF_UP).toPlainString()
        + " seconds). Refusing to restart to avoid loops.";
  }
}
