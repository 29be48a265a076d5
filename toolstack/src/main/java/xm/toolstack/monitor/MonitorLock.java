package xm.toolstack.monitor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import xm.toolstack.ToolstackException;
import xm.toolstack.host.HostPaths;

/**
 * Proves that a monitor is the only one of its host: a lock on {@code xm/monitor.lock} below
 * /run/xen, which the kernel takes back when the process ends, however it ends.
 *
 * <p>No domain is forgotten between a monitor that ends and a create that finds the lock still
 * held: the monitor looks at all domains once more after it gave the lock back, and whatever was
 * created before the lock was asked for is seen then.
 */
public final class MonitorLock implements AutoCloseable {
  private final Path file;
  private final FileChannel channel;

  private MonitorLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** The lock, empty when another monitor has it. */
  public static Optional<MonitorLock> acquire(HostPaths paths) {
    Path file = file(paths);
    FileChannel channel = null;
    boolean locked = false;
    try {
      Files.createDirectories(file.getParent());
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      locked = lock != null;
      return locked ? Optional.of(new MonitorLock(file, channel)) : Optional.empty();
    } catch (IOException e) {
      throw new ToolstackException(
          "Cannot lock " + file + ": " + e.getMessage() + ". The monitor needs root's rights.", e);
    } finally {
      if (channel != null && !locked) {
        close(channel);
      }
    }
  }

  /** True when some monitor has the lock now. */
  public static boolean held(HostPaths paths) {
    Optional<MonitorLock> mine = acquire(paths);
    mine.ifPresent(MonitorLock::close);
    return mine.isEmpty();
  }

  /** Writes down who holds it. */
  void sign() {
    ProcessHandle self = ProcessHandle.current();
    String text = self.pid() + " " + startOf(self) + "\n";
    try {
      channel.truncate(0);
      int written = channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), 0);
      if (written < text.length()) {
        channel.truncate(0); // half a line would name somebody else
      }
    } catch (IOException ignored) {
      // only a status would tell less
    }
  }

  /**
   * The process that runs the monitor, 0 when none does. Asked without touching the lock: a monitor
   * that starts at this very moment must find it free.
   */
  static long holder(HostPaths paths) {
    try {
      String[] words = Files.readString(file(paths)).strip().split(" ", -1);
      if (words.length != 2) {
        return 0;
      }
      long pid = Long.parseLong(words[0]);
      Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
      return process.isPresent() && startOf(process.get()).equals(words[1]) ? pid : 0;
    } catch (IOException | NumberFormatException e) {
      return 0; // never run here
    }
  }

  private static String startOf(ProcessHandle process) {
    return process.info().startInstant().map(i -> Long.toString(i.toEpochMilli())).orElse("?");
  }

  /** Where the lock is. */
  public static Path file(HostPaths paths) {
    return paths.run().resolve("xm").resolve("monitor.lock");
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // another monitor in this very process
    }
  }

  @Override
  public String toString() {
    return "lock " + file;
  }

  @Override
  public void close() {
    try {
      channel.truncate(0);
    } catch (IOException ignored) {
      // the process id in it is checked before it is believed
    }
    close(channel);
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException ignored) {
      // the lock goes with the descriptor, whatever close says
    }
  }
}
