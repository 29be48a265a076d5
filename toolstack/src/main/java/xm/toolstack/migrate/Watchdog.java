package xm.toolstack.migrate;

import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import xm.toolstack.migrate.route.Link;

/** Cuts a link when an answer does not come in time: a connection may be dead without a word. */
final class Watchdog implements AutoCloseable {
  private final Timer timer = new Timer("migration watchdog", true);

  Watchdog(Link link, Duration limit) {
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            link.cut();
          }
        },
        limit.toMillis());
  }

  @Override
  public void close() {
    timer.cancel();
  }
}
