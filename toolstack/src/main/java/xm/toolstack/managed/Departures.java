package xm.toolstack.managed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import xm.toolstack.DomainNames;
import xm.toolstack.ToolstackException;

/**
 * Where managed domains went that were migrated away: {@code NAME.away} beside the record, one line
 * with the other host. The record stays, for the domain may come back; a start of it would make a
 * second copy on the same disks. Call what writes with the store's lock held.
 */
final class Departures {
  private static final String SUFFIX = ".away";

  private final Path directory;

  Departures(Path directory) {
    this.directory = directory;
  }

  /** The host that a domain went to; empty when it did not go. */
  Optional<String> of(String name) {
    if (!DomainNames.valid(name)) {
      return Optional.empty();
    }
    Path file = file(name);
    try {
      return Files.exists(file) ? Optional.of(DurableFile.read(file).strip()) : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new ToolstackException("Cannot read " + file + ": " + e, e);
    }
  }

  void note(String name, String host) {
    Path file = file(name);
    try {
      DurableFile.write(file, host + "\n");
    } catch (IOException e) {
      throw new ToolstackException("Cannot write " + file + ": " + e, e);
    }
  }

  /** It is back, or is not wanted any more. */
  void forget(String name) {
    Path file = file(name);
    if (!Files.exists(file)) {
      return;
    }
    try {
      DurableFile.delete(file);
    } catch (IOException e) {
      throw new ToolstackException("Cannot remove " + file + ": " + e, e);
    }
  }

  /** With the domain. */
  void rename(String name, String newName) {
    Optional<String> host = of(name);
    if (host.isPresent()) {
      note(newName, host.get());
      forget(name);
    }
  }

  private Path file(String name) {
    return directory.resolve(DomainNames.require(name) + SUFFIX);
  }
}
