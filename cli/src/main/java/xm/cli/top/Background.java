package xm.cli.top;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * One thread for what may take its time, so that keys are never kept waiting: results are fetched
 * by the thread of the screen when it comes round.
 */
final class Background<T> {
  private static final long GOODBYE_SECONDS = 30;

  private final ExecutorService thread;
  private final Queue<T> results = new ConcurrentLinkedQueue<>();
  private int pending;

  /**
   * Starts nothing yet.
   *
   * @param name of the thread
   */
  Background(String name) {
    thread =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread made = new Thread(task, name);
              made.setDaemon(true);
              return made;
            });
  }

  /** Has it done; the supplier must not throw. */
  void start(Supplier<T> work) {
    pending++;
    thread.execute(() -> results.add(work.get()));
  }

  /** A result, null while there is none. */
  T poll() {
    T result = results.poll();
    if (result != null) {
      pending--;
    }
    return result;
  }

  /** Whether something was started whose result was not fetched yet. */
  boolean busy() {
    return pending > 0;
  }

  /** Lets go of it without waiting for what it does. */
  void abandon() {
    thread.shutdownNow();
  }

  /** Waits until what was started is done. */
  void finish() {
    thread.shutdown();
    try {
      thread.awaitTermination(GOODBYE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
