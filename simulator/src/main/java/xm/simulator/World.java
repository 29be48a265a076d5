package xm.simulator;

import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The one thread on which guests and drivers of the simulated host act, in order. It sleeps while
 * nothing is to be done.
 */
public final class World implements Executor, AutoCloseable {
  private final ScheduledThreadPoolExecutor executor;
  private final Consumer<String> log;

  /**
   * @param log gets a sentence when a task fails; the others go on
   */
  public World(Consumer<String> log) {
    this.log = log;
    executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "simulated-world");
              thread.setDaemon(true);
              return thread;
            });
    executor.setRemoveOnCancelPolicy(true);
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    executor.setRejectedExecutionHandler((task, pool) -> {}); // the plug was pulled
  }

  @Override
  public void execute(Runnable task) {
    executor.execute(() -> run(task));
  }

  /** Runs the task after a delay, unless the answer is cancelled before. */
  public Future<?> after(long nanos, Runnable task) {
    return executor.schedule(() -> run(task), nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }

  /** Runs at once on the caller's thread, which must be this one; a failure is logged. */
  public void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      StackTraceElement[] trace = e.getStackTrace();
      log.accept(
          "A part of the simulated host failed: "
              + e
              + (trace.length > 0 ? " at " + trace[0] : ""));
    }
  }
}
