package xm.toolstack.create;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import xm.toolstack.ToolstackException;
import xm.toolstack.host.HostPaths;

/**
 * Files kept for a domain: {@code userdata-d.DOMID.UUID.ID} in libxl's state directory. libxl's own
 * flock is not taken: nobody else writes before the domain runs or after it is gone, and a file
 * appears under its name only when it is complete.
 */
public final class Userdata {
  /** The configuration as xl reads it. */
  public static final String LIBXL_JSON = "libxl-json";

  /** The configuration in the form of {@code xm create -F}. */
  public static final String XM = "xm";

  private static final int UUID_LENGTH = 36;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final Path directory;
  private final String suffix;

  public Userdata(HostPaths paths, int domid, UUID uuid) {
    this.directory = paths.lib();
    this.suffix = "." + domid + '.' + uuid + '.';
  }

  /** The text with this id, empty when there is none. */
  public Optional<String> read(String id) {
    try {
      return Optional.of(Files.readString(file('d', id), StandardCharsets.ISO_8859_1));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new ToolstackException(
          "The file " + file('d', id) + " cannot be read: " + e.getMessage() + '.', e);
    }
  }

  /** Writes the text under this id; ISO-8859-1, as configurations are decoded. */
  public void write(String id, String text) {
    Path temporary = file('n', id);
    try {
      Files.createDirectories(directory);
      Files.deleteIfExists(temporary);
      FileAttribute<Set<PosixFilePermission>> mode =
          PosixFilePermissions.asFileAttribute(OWNER_ONLY);
      Files.createFile(temporary, mode);
      Files.write(temporary, text.getBytes(StandardCharsets.ISO_8859_1), StandardOpenOption.WRITE);
      Files.move(
          temporary,
          file('d', id),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new ToolstackException(
          "The file " + temporary + " cannot be written: " + e.getMessage() + '.', e);
    }
  }

  /** Removes all files of the domain, also those of xl and its lock files. */
  void deleteAll() {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(directory, "userdata-?" + suffix + "*")) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException e) {
      // no state directory: nothing was kept
    } catch (IOException e) {
      throw new ToolstackException(
          "The files userdata-?"
              + suffix
              + "* in "
              + directory
              + " cannot be removed: "
              + e.getMessage()
              + '.',
          e);
    }
  }

  /** Keeps all files under another UUID of the same domain. */
  public void moveTo(UUID uuid) {
    String moved = suffix.substring(0, suffix.length() - 1 - UUID_LENGTH) + uuid + '.';
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(directory, "userdata-?" + suffix + "*")) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        Files.move(file, directory.resolve(name.replace(suffix, moved)));
      }
    } catch (NoSuchFileException e) {
      // no state directory: nothing was kept
    } catch (IOException e) {
      throw new ToolstackException(
          "The files userdata-?" + suffix + "* cannot be renamed: " + e.getMessage() + '.', e);
    }
  }

  private Path file(char what, String id) {
    return directory.resolve("userdata-" + what + suffix + id);
  }
}
