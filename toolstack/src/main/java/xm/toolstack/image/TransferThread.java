package xm.toolstack.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import xm.toolstack.ToolstackException;
import xm.toolstack.create.Interruption;
import xm.xenctrl.Descriptors;

/**
 * Runs one transfer on a thread of its own, where libxc calls back, and watches it from the
 * caller's: tells how many bytes have passed, and breaks it off when the process is to end or the
 * caller is interrupted. The transfer then fails by itself and cleans up.
 */
final class TransferThread {
  private static final long TELL_MILLIS = 200;
  private static final Path OWN_THREAD = Path.of("/proc/thread-self");

  private final Descriptors descriptors;
  private final int fd;
  private final boolean writes;
  private volatile Path counters;
  private volatile boolean broken;

  /**
   * @param writes whether the transfer writes to the descriptor, else it reads
   */
  TransferThread(Descriptors descriptors, int fd, boolean writes) {
    this.descriptors = descriptors;
    this.fd = fd;
    this.writes = writes;
  }

  /** Whether it was broken off because somebody wanted it to end. */
  boolean broken() {
    return broken;
  }

  /** Performs the work and returns or throws what it does. */
  <T> T run(String name, TransferObserver observer, Supplier<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              counters = ownCounters();
              try {
                result.complete(work.get());
              } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
              }
            },
            name);
    try (Interruption interruption = Interruption.watch(this::breakOff)) {
      thread.start();
      return await(result, observer, interruption);
    }
  }

  private <T> T await(
      CompletableFuture<T> result, TransferObserver observer, Interruption interruption) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          T value = result.get(TELL_MILLIS, TimeUnit.MILLISECONDS);
          observer.bytes(passed());
          return value;
        } catch (TimeoutException e) {
          observer.bytes(passed());
          if (interruption.requested()) {
            breakOff();
          }
        } catch (InterruptedException e) {
          interrupted = true;
          breakOff();
        } catch (ExecutionException e) {
          if (e.getCause() instanceof RuntimeException failure) {
            throw failure;
          }
          throw new IllegalStateException(e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private synchronized void breakOff() {
    if (broken) {
      return;
    }
    broken = true;
    try {
      descriptors.sever(fd);
    } catch (IOException e) {
      throw new ToolstackException("The transfer cannot be broken off: " + e.getMessage() + '.', e);
    }
  }

  private static Path ownCounters() {
    try {
      return Path.of("/proc").resolve(Files.readSymbolicLink(OWN_THREAD)).resolve("io");
    } catch (IOException | UnsupportedOperationException e) {
      return null; // the kernel does not count
    }
  }

  /**
   * Bytes that the thread has read or written since it began, whatever the descriptor is (proc(5),
   * rchar and wchar); nothing else of size passes through it.
   */
  long passed() {
    Path file = counters;
    if (file == null) {
      return 0;
    }
    String key = writes ? "wchar: " : "rchar: ";
    try {
      for (String line : Files.readAllLines(file)) {
        if (line.startsWith(key)) {
          lastPassed = Long.parseLong(line.substring(key.length()).strip());
        }
      }
    } catch (IOException | NumberFormatException e) {
      return lastPassed; // the thread has just ended
    }
    return lastPassed;
  }

  private long lastPassed;
}
