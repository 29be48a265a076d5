package xm.toolstack.create;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import xm.toolstack.ToolstackException;

/**
 * Lets a test kill this process, with SIGKILL, at a chosen step of a creation. The environment
 * variable {@value #VARIABLE} is {@code N} for the moment before step N, counted from 1, {@code N+}
 * for the moment after it.
 */
final class DeathForTests {
  static final String VARIABLE = "XM_TEST_DIE_AT_STEP";

  private DeathForTests() {}

  static void before(int step) {
    String wish = System.getenv(VARIABLE);
    if (wish != null && wish.equals(Integer.toString(step))) {
      die();
    }
  }

  static void after(int step) {
    String wish = System.getenv(VARIABLE);
    if (wish != null && wish.equals(step + "+")) {
      die();
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
