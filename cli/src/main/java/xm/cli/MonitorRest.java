package xm.cli;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import xm.xenctrl.XenUnavailableException;
import xm.xenctrl.jna.CleanPages;

/**
 * Lets a monitor that has started come to rest: gives back the memory that only its start needed, a
 * few times and ever later, lets the JVM's timers be late, and ends: it is no poll.
 */
final class MonitorRest extends Thread {
  private static final long STACK_BYTES = 128 * 1024;

  /** Seconds between two times: the last is two hours after the start. */
  private static final int[] PAUSES = {15, 60, 600, 6600};

  MonitorRest() {
    super(null, null, "clean pages", STACK_BYTES);
    setDaemon(true);
  }

  @Override
  public void run() {
    try {
      for (int seconds : PAUSES) {
        TimeUnit.SECONDS.sleep(seconds);
        HousekeepingTimers.relax();
        CleanPages.giveBack();
      }
    } catch (IOException | XenUnavailableException e) {
      // it stays as large as it is
    } catch (InterruptedException e) {
      currentThread().interrupt();
    }
  }
}
