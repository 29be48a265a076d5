package xm.toolstack.create;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;
import xm.toolstack.Progress;
import xm.toolstack.ToolstackException;

/**
 * The lock that xl holds while it creates a domain, so that two tools do not give the same free
 * memory away. FileChannel.lock is fcntl(F_SETLKW) on Linux, which is what xl uses.
 */
public final class CreateLock implements AutoCloseable {
  /** fcntl locks belong to the process, so threads of this one need a lock among themselves. */
  private static final ReentrantLock WITHIN_PROCESS = new ReentrantLock();

  private final FileChannel channel;

  private CreateLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Waits for the lock as long as it takes; tells the progress listener when it has to wait. */
  public static CreateLock take(Path file, Progress progress) {
    if (!WITHIN_PROCESS.tryLock()) {
      progress.step("wait for another creation to end");
      WITHIN_PROCESS.lock();
    }
    FileChannel channel = null;
    boolean taken = false;
    try {
      Path parent = file.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        progress.step("wait for another creation to end (" + file + ")");
        lock = channel.lock();
      }
      taken = lock.isValid();
      return new CreateLock(channel);
    } catch (IOException e) {
      throw new ToolstackException(
          "The creation lock " + file + " cannot be taken: " + e.getMessage() + '.', e);
    } finally {
      if (!taken) {
        closeQuietly(channel);
        WITHIN_PROCESS.unlock();
      }
    }
  }

  private static void closeQuietly(FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // the kernel has dropped the lock all the same
    }
  }

  @Override
  public void close() {
    closeQuietly(channel);
    WITHIN_PROCESS.unlock();
  }
}
