package xm.toolstack.device;

import java.util.ArrayList;
import java.util.List;
import xm.toolstack.ToolstackException;

/**
 * Does independent work at the same time: attaching and removing devices is mostly waiting for
 * backends and scripts, which take care of what they share by their own locks.
 */
public final class SideBySide {

  private SideBySide() {}

  /**
   * Runs all parts and waits for each of them, whatever happens to the others.
   *
   * @return what went wrong, in the order of the parts; empty when nothing did
   */
  public static List<RuntimeException> run(List<Runnable> parts) {
    if (parts.size() == 1) {
      RuntimeException failure = guarded(parts.get(0));
      return failure == null ? List.of() : List.of(failure);
    }
    RuntimeException[] failures = new RuntimeException[parts.size()];
    List<Thread> threads = new ArrayList<>(parts.size());
    for (int i = 0; i < parts.size(); i++) {
      int index = i;
      Thread thread = new Thread(() -> failures[index] = guarded(parts.get(index)), "device-" + i);
      thread.start();
      threads.add(thread);
    }
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true; // each part has its own deadline
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    List<RuntimeException> found = new ArrayList<>();
    for (RuntimeException failure : failures) {
      if (failure != null) {
        found.add(failure);
      }
    }
    return found;
  }

  /**
   * As {@link #run}, but throws.
   *
   * @throws RuntimeException the first failure, which carries the others
   */
  public static void runOrThrow(List<Runnable> parts) {
    List<RuntimeException> failures = run(parts);
    if (failures.isEmpty()) {
      return;
    }
    RuntimeException first = failures.get(0);
    for (RuntimeException other : failures.subList(1, failures.size())) {
      first.addSuppressed(other);
    }
    throw first;
  }

  private static RuntimeException guarded(Runnable part) {
    try {
      part.run();
      return null;
    } catch (RuntimeException e) {
      return e;
    } catch (StackOverflowError | OutOfMemoryError e) {
      return new ToolstackException("A device could not be handled: " + e + '.', e);
    }
  }
}
