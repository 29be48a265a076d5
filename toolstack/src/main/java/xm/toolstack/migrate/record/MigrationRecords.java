package xm.toolstack.migrate.record;

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
import xm.toolstack.managed.DurableFile;
import xm.toolstack.migrate.record.MigrationRecord.Direction;

/**
 * The records of a host: {@code /var/lib/xm/migrations/UUID.out} and {@code .in}. Who works on a
 * migration holds the lock of {@code UUID.out.lock}, so that a record without a locked one is a
 * dead process's.
 */
public final class MigrationRecords {
  private final Path directory;

  public MigrationRecords(HostPaths paths) {
    this.directory = directory(paths);
  }

  private static Path directory(HostPaths paths) {
    return paths.own().resolve("migrations");
  }

  /** Whether there may be one; costs one look at a name. */
  public static boolean possible(HostPaths paths) {
    return Files.exists(directory(paths));
  }

  /** All of them, also those that somebody works on and those that are over. */
  public List<MigrationRecord> all() {
    List<MigrationRecord> records = new ArrayList<>();
    for (Direction direction : Direction.values()) {
      try (DirectoryStream<Path> files =
          Files.newDirectoryStream(directory, "*." + direction.word())) {
        for (Path file : files) {
          read(file).ifPresent(records::add);
        }
      } catch (NoSuchFileException | NotDirectoryException e) {
        return records; // nothing was ever migrated here
      } catch (IOException e) {
        throw new ToolstackException("Cannot read " + directory + ": " + e, e);
      }
    }
    return records;
  }

  /** One of them. */
  public Optional<MigrationRecord> find(Direction direction, UUID uuid) {
    return read(file(direction, uuid));
  }

  private static Optional<MigrationRecord> read(Path file) {
    try {
      return Optional.of(
          MigrationRecord.parse(Files.readAllLines(file, StandardCharsets.ISO_8859_1)));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty(); // gone, or no record
    }
  }

  /**
   * Takes the right to work on a migration, which is given back by closing it, or by dying.
   *
   * @return empty while another process has it
   */
  public Optional<Claim> claim(Direction direction, UUID uuid) {
    Path lock = directory.resolve(uuid + "." + direction.word() + ".lock");
    try {
      Files.createDirectories(directory);
      FileChannel channel =
          FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock taken = null;
      try {
        taken = channel.tryLock();
      } catch (OverlappingFileLockException e) {
        // this very process
      }
      if (taken == null) {
        channel.close();
        return Optional.empty();
      }
      return Optional.of(new Claim(channel, lock));
    } catch (IOException e) {
      throw new ToolstackException("Cannot write " + lock + ": " + e, e);
    }
  }

  /** Puts it on disk, whole. */
  public void write(MigrationRecord record) {
    Path file = file(record.direction(), record.uuid());
    try {
      Files.createDirectories(directory);
      DurableFile.write(file, record.text());
    } catch (IOException e) {
      throw new ToolstackException("Cannot write " + file + ": " + e, e);
    }
  }

  /** Forgets it. */
  public void remove(Direction direction, UUID uuid) {
    Path file = file(direction, uuid);
    try {
      DurableFile.delete(file);
    } catch (IOException e) {
      throw new ToolstackException("Cannot remove " + file + ": " + e, e);
    }
  }

  private Path file(Direction direction, UUID uuid) {
    return directory.resolve(uuid + "." + direction.word());
  }

  /** The right to work on one migration. */
  public static final class Claim implements AutoCloseable {
    private final FileChannel channel;
    private final Path lock;

    private Claim(FileChannel channel, Path lock) {
      this.channel = channel;
      this.lock = lock;
    }

    @Override
    public void close() {
      try {
        Files.deleteIfExists(lock);
        channel.close();
      } catch (IOException e) {
        throw new ToolstackException("Cannot give " + lock + " back: " + e, e);
      }
    }
  }
}
