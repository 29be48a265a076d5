package xm.toolstack.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import xm.toolstack.ToolstackException;
import xm.toolstack.host.HostPaths;

/**
 * The journal of one creation, {@code xm/create/UUID} below /run/xen: lines {@code KEY VALUE}. The
 * file is locked as long as its writer lives (fcntl, which the kernel takes back however a process
 * ends), and it is gone when the creation has ended, well or undone. So a file without a lock is
 * what a killed xm left, and the directory exists only while there is a creation at all: looking
 * for something to undo costs one look at a name.
 */
public final class CreateJournal implements Recorder, AutoCloseable {
  /** Files that this very process has open: opening one again would drop its lock on closing. */
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  private static final String UNLOCKED = ".new";
  private static final int ATTEMPTS = 5;

  private final Path file;
  private final FileChannel channel;

  private CreateJournal(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Begins a journal.
   *
   * @throws ToolstackException when it cannot be written: nothing should be made then
   */
  public static CreateJournal begin(HostPaths paths, UUID uuid, String name) {
    Path file = directory(paths).resolve(uuid.toString());
    Path unlocked = file.resolveSibling(uuid + UNLOCKED);
    try {
      CreateJournal journal = new CreateJournal(file, open(unlocked));
      claim(file);
      boolean begun = false;
      try {
        FileLock lock = journal.channel.lock();
        journal.note("pid", Long.toString(ProcessHandle.current().pid()));
        journal.note("name", name);
        // only now under its name: nobody can find it before it is locked
        Files.move(unlocked, file, StandardCopyOption.ATOMIC_MOVE);
        begun = lock.isValid();
        return journal;
      } finally {
        if (!begun) {
          journal.letGo();
        }
      }
    } catch (IOException e) {
      throw new ToolstackException(
          "The journal " + file + " cannot be written: " + e + ". Creating needs root's rights.",
          e);
    }
  }

  /** Where journals are; the directory exists only while there are some. */
  static Path directory(HostPaths paths) {
    return paths.run().resolve("xm").resolve("create");
  }

  /** False when this process has it already. */
  static boolean claim(Path file) {
    return OWN.add(file);
  }

  static void giveUp(Path file) {
    OWN.remove(file);
  }

  /** Somebody who ends removes the directory when it is empty, so making it may take two tries. */
  private static FileChannel open(Path file) throws IOException {
    for (int attempt = 1; ; attempt++) {
      Files.createDirectories(file.resolveSibling("."));
      try {
        return FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
      } catch (NoSuchFileException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  @Override
  public void note(String key, String value) {
    String line = key + ' ' + value.replace('\n', ' ') + '\n';
    ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
    try {
      while (bytes.hasRemaining()) {
        int written = channel.write(bytes);
        if (written < 0) {
          throw new IOException("nothing was written");
        }
      }
    } catch (IOException e) {
      throw new ToolstackException("The journal " + file + " cannot be written: " + e + '.', e);
    }
  }

  /** Ends it: there is nothing to take back. */
  @Override
  public void close() {
    delete(file);
    letGo();
  }

  /** Leaves it behind, as the death of this process would. For tests. */
  public void abandon() {
    letGo();
  }

  private void letGo() {
    try {
      channel.close();
    } catch (IOException ignored) {
      // the lock goes with the descriptor all the same
    }
    giveUp(file);
  }

  static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
      Files.deleteIfExists(file.toAbsolutePath().getParent());
    } catch (DirectoryNotEmptyException ignored) {
      // another creation is under way
    } catch (IOException ignored) {
      // on a file system that turned read-only; the next one who looks tries again
    }
  }
}
