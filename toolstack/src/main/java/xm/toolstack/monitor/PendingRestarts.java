package xm.toolstack.monitor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import xm.config.DomainConfigLoader;
import xm.config.model.DomainConfig;
import xm.toolstack.ToolstackException;
import xm.toolstack.describe.StoredConfig;
import xm.toolstack.host.HostPaths;

/**
 * Restarts that were begun, on disk: destroying a domain removes its configuration, and a monitor
 * that is killed before the new domain stands must be able to go on from there. The files lie below
 * /run and so do not outlive the host.
 */
final class PendingRestarts {
  private static final String SUFFIX = ".sxp";

  private final Path directory;

  PendingRestarts(HostPaths paths) {
    this.directory = paths.run().resolve("xm").resolve("restart");
  }

  /**
   * One restart.
   *
   * @param count which restart of the domain this is, from 1
   */
  record Restart(UUID uuid, int count, DomainConfig config) {}

  /** Remembers a restart; it is on disk when this returns. */
  void put(Restart restart) {
    Path file = file(restart);
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.createDirectories(directory);
      Files.writeString(
          part, DomainConfigLoader.toSxp(restart.config()), StandardCharsets.ISO_8859_1);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new ToolstackException("Cannot write " + file + ": " + e, e);
    }
  }

  void remove(Restart restart) {
    remove(file(restart));
  }

  /** All that were begun and not finished; a file that makes no sense is removed. */
  List<Restart> all() {
    List<Restart> restarts = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        int dot = name.indexOf('.');
        try {
          restarts.add(
              new Restart(
                  UUID.fromString(name.substring(0, dot)),
                  Integer.parseInt(name.substring(dot + 1, name.length() - SUFFIX.length())),
                  StoredConfig.parse(
                      file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1))));
        } catch (IllegalArgumentException | IndexOutOfBoundsException | ToolstackException e) {
          remove(file);
        }
      }
    } catch (NoSuchFileException e) {
      return restarts;
    } catch (IOException e) {
      throw new ToolstackException("Cannot read " + directory + ": " + e, e);
    }
    return restarts;
  }

  private Path file(Restart restart) {
    return directory.resolve(restart.uuid() + "." + restart.count() + SUFFIX);
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new ToolstackException("Cannot remove " + file + ": " + e, e);
    }
  }
}
