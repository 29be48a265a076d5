package xm.cli.console;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets an operation undo what it did when Ctrl-C or a signal ends the program: the signal
 * interrupts the thread and then waits for it, within a limit.
 */
public final class InterruptGuard {
  private static final long UNDO_SECONDS = 60;

  private final Thread worker;
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread atExit = new Thread(this::interrupt, "undo-on-signal");

  private InterruptGuard(Thread worker) {
    this.worker = worker;
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  public static InterruptGuard forThisThread() {
    return new InterruptGuard(Thread.currentThread());
  }

  private void interrupt() {
    worker.interrupt();
    try {
      done.await(UNDO_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The operation is over, however it ended. */
  public void close() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException ignored) {
      // The JVM ends already, and the hook waits no longer.
    }
  }
}
