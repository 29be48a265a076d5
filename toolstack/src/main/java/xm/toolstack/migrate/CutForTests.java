package xm.toolstack.migrate;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import xm.toolstack.ToolstackException;
import xm.toolstack.migrate.route.Link;

/**
 * Lets a test cut a migration at a chosen moment. The environment variable {@value #VARIABLE} is
 * {@code WHO-kill@MOMENT}, which kills that process with SIGKILL, or {@code link-cut@MOMENT}, which
 * breaks the connection.
 */
final class CutForTests {
  static final String VARIABLE = "XM_TEST_MIGRATION";
  static final String SENDER = "sender";
  static final String RECEIVER = "receiver";

  private CutForTests() {}

  static void at(String who, String moment) {
    if ((who + "-kill@" + moment).equals(System.getenv(VARIABLE))) {
      die();
    }
  }

  static void at(String who, String moment, Link link) {
    at(who, moment);
    if (("link-cut@" + moment).equals(System.getenv(VARIABLE))) {
      link.cut();
    }
  }

  private static void die() {
    String self = Long.toString(ProcessHandle.current().pid());
    try {
      Process kill = new ProcessBuilder("kill", "-KILL", self).inheritIO().start();
      while (kill.isAlive()) {
        LockSupport.parkNanos(1_000_000);
      }
      LockSupport.park(kill);
    } catch (IOException e) {
      throw new ToolstackException(VARIABLE + " is set, but there is no kill: " + e, e);
    }
  }
}
