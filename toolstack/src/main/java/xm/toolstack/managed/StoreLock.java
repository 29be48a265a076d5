package xm.toolstack.managed;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.locks.ReentrantLock;
import xm.toolstack.ToolstackException;

/** Lets one writer at a time change the store. Readers need none: files change in one piece. */
final class StoreLock implements AutoCloseable {
  /** fcntl locks belong to the process, so its threads need a lock among themselves. */
  private static final ReentrantLock WITHIN_PROCESS = new ReentrantLock();

  private final FileChannel channel;

  private StoreLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Makes the directory when it is not there, and waits for the lock. */
  static StoreLock take(Path directory) {
    WITHIN_PROCESS.lock();
    boolean taken = false;
    FileChannel channel = null;
    try {
      if (!Files.isDirectory(directory)) {
        Files.createDirectories(
            directory,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      channel =
          FileChannel.open(
              directory.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.lock();
      taken = lock.isValid();
      return new StoreLock(channel);
    } catch (IOException e) {
      throw new ToolstackException(
          "The managed domains in " + directory + " cannot be changed: " + e, e);
    } finally {
      if (!taken) {
        new StoreLock(channel).close();
      }
    }
  }

  @Override
  public void close() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // the kernel has dropped the lock all the same
    } finally {
      WITHIN_PROCESS.unlock();
    }
  }
}
