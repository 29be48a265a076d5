package xm.xenstore;

import java.time.Duration;

/**
 * Bounds of one connection.
 *
 * @param requestDeadline how long a request may be without a reply; the connection is given up then
 * @param watchQueue watch events that may wait for their listeners; one more ends the connection
 */
public record ClientLimits(Duration requestDeadline, int watchQueue) {

  /**
   * 30 seconds: xenstored answers within milliseconds, and on a host in deep trouble within a few
   * seconds. {@code -Dxm.xenstore.deadlineSeconds=N} sets another number.
   */
  public static final int DEFAULT_DEADLINE_SECONDS = 30;

  /** Events of a host with thousands of domains fit several times. */
  public static final int DEFAULT_WATCH_QUEUE = 65536;

  public static ClientLimits defaults() {
    return new ClientLimits(
        Duration.ofSeconds(
            Math.max(
                1, Integer.getInteger("xm.xenstore.deadlineSeconds", DEFAULT_DEADLINE_SECONDS))),
        DEFAULT_WATCH_QUEUE);
  }
}
