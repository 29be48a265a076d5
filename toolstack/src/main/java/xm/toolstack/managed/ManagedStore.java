package xm.toolstack.managed;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import xm.config.ConfigException;
import xm.config.DomainConfigLoader;
import xm.config.LoadedConfig;
import xm.config.model.DomainConfig;
import xm.toolstack.DomainNames;
import xm.toolstack.ToolstackException;

/**
 * The files of managed domains: {@code NAME.sxp}, one for each, in the form that {@code xm create
 * -F} takes. The name of the file is the name of the domain, whatever stands in it, so that a
 * rename is one rename(2); a domain exists from the moment its complete file has that name.
 */
final class ManagedStore {
  static final String SUFFIX = ".sxp";
  private static final String IMAGE_SUFFIX = ".save";

  private final Path directory;

  ManagedStore(Path directory) {
    this.directory = directory;
  }

  Path directory() {
    return directory;
  }

  /** Keeps other writers out until closed. */
  StoreLock lock() {
    return StoreLock.take(directory);
  }

  /** The names of all domains, sorted. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    // Without a glob: a regular expression would be compiled at each start of list.
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        if (!name.endsWith(SUFFIX)) {
          continue;
        }
        name = name.substring(0, name.length() - SUFFIX.length());
        if (DomainNames.valid(name)) {
          names.add(name);
        }
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return names; // nothing was ever defined here
    } catch (IOException e) {
      throw new ToolstackException("Cannot read " + directory + ": " + e, e);
    }
    Collections.sort(names);
    return names;
  }

  boolean contains(String name) {
    return DomainNames.valid(name) && Files.exists(file(name));
  }

  /**
   * Reads one.
   *
   * @return empty when there is none of this name
   * @throws ToolstackException with file and reason when it cannot be used
   */
  Optional<ManagedDomain> read(String name) {
    if (!DomainNames.valid(name)) {
      return Optional.empty();
    }
    Path file = file(name);
    try {
      String text = DurableFile.read(file);
      LoadedConfig loaded = DomainConfigLoader.loadSxp(file.toString(), text);
      if (loaded.config().uuid().isEmpty()) {
        throw new ToolstackException(
            "The managed domain in " + file + " has no UUID; add (uuid ...) or delete the file.");
      }
      return Optional.of(
          new ManagedDomain(
              name, loaded.config().withIdentity(name, loaded.config().uuid()), loaded.sxp()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new ToolstackException("Cannot read " + file + ": " + e, e);
    } catch (ConfigException e) {
      throw new ToolstackException(
          "The managed domain in " + file + " cannot be used: " + e.getMessage(), e);
    }
  }

  /** Writes one; it is on disk, complete, when this returns. Call with the lock held. */
  void write(DomainConfig config) {
    Path file = file(DomainNames.require(config.name()));
    try {
      DurableFile.write(file, DomainConfigLoader.toSxp(config) + "\n");
    } catch (IOException e) {
      throw new ToolstackException("Cannot write " + file + ": " + e, e);
    }
  }

  /** Call with the lock held. */
  void remove(String name) {
    Path file = file(DomainNames.require(name));
    try {
      DurableFile.delete(file);
    } catch (IOException e) {
      throw new ToolstackException("Cannot remove " + file + ": " + e, e);
    }
  }

  /** The new name must be free. Call with the lock held. */
  void rename(ManagedDomain domain, String newName) {
    Path from = file(domain.name());
    try {
      if (hasImage(domain.name())) {
        DurableFile.rename(image(domain.name()), image(newName));
      }
      DurableFile.rename(from, file(DomainNames.require(newName)));
    } catch (IOException e) {
      throw new ToolstackException("Cannot rename " + from + ": " + e, e);
    }
    write(
        domain
            .config()
            .withIdentity(newName, domain.config().uuid())); // for those who read the file
  }

  /** Where the memory of a suspended domain is. */
  Path image(String name) {
    return directory.resolve(DomainNames.require(name) + IMAGE_SUFFIX);
  }

  boolean hasImage(String name) {
    return DomainNames.valid(name) && Files.exists(image(name));
  }

  /** It was restored, or is not wanted any more. */
  void removeImage(String name) {
    Path image = image(name);
    if (!Files.exists(image)) {
      return;
    }
    try {
      DurableFile.delete(image);
    } catch (IOException e) {
      throw new ToolstackException("Cannot remove " + image + ": " + e, e);
    }
  }

  private Path file(String name) {
    return directory.resolve(name + SUFFIX);
  }
}
