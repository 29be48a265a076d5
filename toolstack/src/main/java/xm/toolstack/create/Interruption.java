package xm.toolstack.create;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Notices that the process shall end (SIGTERM, Ctrl-C) or that the thread was interrupted, and
 * holds the end of the process back until the work in hand has been undone. It does not interrupt
 * the working thread itself: who started the work may do that, and all waits end anyway.
 */
public final class Interruption implements AutoCloseable {
  /** Longest wait of a step (a hotplug script) and the same again to take it back. */
  private static final long HOLD_BACK_SECONDS = 90;

  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread hook = new Thread(this::holdBack, "undo-on-exit");
  private final Runnable atOnce;
  private volatile boolean shuttingDown;

  private Interruption(Runnable atOnce) {
    this.atOnce = atOnce;
  }

  /** Starts to watch. */
  static Interruption watch() {
    return watch(() -> {});
  }

  /**
   * Starts to watch.
   *
   * @param atOnce makes the work in hand fail soon; run when the process shall end
   */
  public static Interruption watch(Runnable atOnce) {
    Interruption interruption = new Interruption(atOnce);
    try {
      Runtime.getRuntime().addShutdownHook(interruption.hook);
    } catch (IllegalStateException e) {
      interruption.shuttingDown = true; // the end has begun already
    }
    return interruption;
  }

  /** Whether the process, or the work of this thread, is to end. */
  public boolean requested() {
    return shuttingDown || Thread.currentThread().isInterrupted();
  }

  private void holdBack() {
    shuttingDown = true;
    atOnce.run();
    try {
      boolean done = finished.await(HOLD_BACK_SECONDS, TimeUnit.SECONDS);
      if (!done) {
        Thread.currentThread().interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    finished.countDown();
    if (!shuttingDown) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        shuttingDown = true; // it runs now and finds the latch open
      }
    }
  }
}
