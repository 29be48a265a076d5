package xm.toolstack.pool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import xm.config.sxp.SxpPrinter;
import xm.toolstack.DomainNames;
import xm.toolstack.ToolstackException;
import xm.toolstack.host.HostPaths;

/** Defined pools, one file {@code /var/lib/xm/cpupools/NAME.sxp} each; a file appears complete. */
final class PoolStore {
  private static final String SUFFIX = ".sxp";

  private final Path directory;

  PoolStore(HostPaths paths) {
    directory = paths.lib().resolveSibling("xm").resolve("cpupools");
  }

  /** All definitions, sorted by name; a file that cannot be read as one is an error. */
  List<PoolConfig> all() {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        names.add(name.substring(0, name.length() - SUFFIX.length()));
      }
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw failed("read", directory, e);
    }
    names.sort(null);
    List<PoolConfig> all = new ArrayList<>();
    for (String name : names) {
      find(name).ifPresent(all::add);
    }
    return all;
  }

  Optional<PoolConfig> find(String name) {
    if (!DomainNames.valid(name)) {
      return Optional.empty();
    }
    Path file = file(name);
    try {
      return Optional.of(PoolForm.parse(file.toString(), Files.readString(file)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw failed("read", file, e);
    }
  }

  void put(PoolConfig config) {
    Path file = file(config.name());
    Path fresh = directory.resolve(config.name() + ".new");
    try {
      Files.createDirectories(directory);
      Files.writeString(fresh, SxpPrinter.print(config.form()) + "\n", StandardCharsets.UTF_8);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw failed("written", file, e);
    }
  }

  void remove(String name) {
    try {
      Files.deleteIfExists(file(name));
    } catch (IOException e) {
      throw failed("removed", file(name), e);
    }
  }

  private Path file(String name) {
    return directory.resolve(name + SUFFIX);
  }

  private static ToolstackException failed(String what, Path file, IOException e) {
    return new ToolstackException(
        "The file " + file + " cannot be " + what + ": " + e.getMessage() + '.', e);
  }
}
