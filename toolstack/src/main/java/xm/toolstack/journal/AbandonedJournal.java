package xm.toolstack.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import xm.toolstack.ToolstackException;
import xm.toolstack.host.HostPaths;

/**
 * The journal of a creation whose process is dead. Whoever holds one holds its lock, so that two
 * never undo the same creation.
 */
public final class AbandonedJournal implements AutoCloseable {
  private static final int UUID_LENGTH = 36;

  private final Path file;
  private final FileChannel channel;
  private final UUID uuid;
  private final List<String> lines;

  private AbandonedJournal(Path file, FileChannel channel, UUID uuid, List<String> lines) {
    this.file = file;
    this.channel = channel;
    this.uuid = uuid;
    this.lines = lines;
  }

  /** Whether there may be one; costs one look at a name. */
  public static boolean possible(HostPaths paths) {
    return Files.exists(CreateJournal.directory(paths));
  }

  /** Names of all journals whose writers are dead, without touching them; for a dry run. */
  public static List<String> names(HostPaths paths) {
    List<String> names = new ArrayList<>();
    for (Path file : files(paths)) {
      try (AbandonedJournal journal = take(file)) {
        if (journal != null) {
          names.add(journal.name() + " (" + file + ')');
        }
      }
    }
    return names;
  }

  /** The next one whose writer is dead, empty when there is none; to be closed. */
  public static Optional<AbandonedJournal> next(HostPaths paths) {
    for (Path file : files(paths)) {
      AbandonedJournal journal = take(file);
      if (journal != null) {
        return Optional.of(journal);
      }
    }
    CreateJournal.delete(CreateJournal.directory(paths).resolve("none"));
    return Optional.empty();
  }

  private static List<Path> files(HostPaths paths) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> all =
        Files.newDirectoryStream(CreateJournal.directory(paths), "????????-*")) {
      for (Path file : all) {
        if (file.getFileName().toString().length() == UUID_LENGTH) {
          found.add(file);
        }
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return found; // the last one has just ended
    } catch (IOException e) {
      throw new ToolstackException(
          "The journals in " + CreateJournal.directory(paths) + " cannot be read: " + e, e);
    }
    return found;
  }

  /** Null when its writer lives, when somebody undoes it already, and when it is gone. */
  private static AbandonedJournal take(Path file) {
    if (!CreateJournal.claim(file)) {
      return null; // this very process writes or undoes it
    }
    FileChannel channel = null;
    AbandonedJournal taken = null;
    try {
      UUID uuid = UUID.fromString(file.getFileName().toString());
      channel = FileChannel.open(file, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock != null && Files.exists(file)) {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        taken = new AbandonedJournal(file, channel, uuid, lines);
      }
      return taken;
    } catch (NoSuchFileException | OverlappingFileLockException | IllegalArgumentException e) {
      return null;
    } catch (IOException e) {
      throw new ToolstackException("The journal " + file + " cannot be read: " + e + '.', e);
    } finally {
      if (taken == null) {
        letGo(file, channel);
      }
    }
  }

  public UUID uuid() {
    return uuid;
  }

  public String name() {
    return last("name").orElse("a domain");
  }

  /** What was being done: {@code 12 attach its vbd 51712}. */
  public String step() {
    return last(Recorder.STEP).orElse("the beginning");
  }

  /** The process that is dead. */
  public String pid() {
    return last("pid").orElse("unknown");
  }

  /** The last value that was noted under a key. */
  public Optional<String> last(String key) {
    List<String> all = all(key);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /** All values that were noted under a key, in order. */
  public List<String> all(String key) {
    List<String> values = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith(key + ' ')) {
        values.add(line.substring(key.length() + 1));
      }
    }
    return values;
  }

  /** Forgets it: what it told of is undone, or stands. */
  public void done() {
    CreateJournal.delete(file);
  }

  @Override
  public void close() {
    letGo(file, channel);
  }

  private static void letGo(Path file, FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException ignored) {
      // the lock goes with the descriptor
    }
    CreateJournal.giveUp(file);
  }
}
