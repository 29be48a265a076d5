package xm.toolstack.managed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import xm.config.ConfigException;
import xm.config.DomainConfigLoader;
import xm.config.model.DomainConfig;
import xm.toolstack.DomainNames;
import xm.toolstack.Progress;
import xm.toolstack.ToolstackException;

/**
 * Takes over what xend kept, {@code /var/lib/xend/domains/UUID/config.sxp}. Each UUID once: it is
 * noted in {@code from-xend}, so that a domain deleted here does not come back. xend's files stay.
 */
final class XendImport {
  private final Path xend;
  private final ManagedStore store;
  private final Progress notices;

  XendImport(Path xend, ManagedStore store, Progress notices) {
    this.xend = xend;
    this.store = store;
    this.notices = notices;
  }

  void run() {
    if (!Files.isDirectory(xend)) {
      return;
    }
    try {
      List<Path> found = configurations();
      found.removeIf(known()::contains);
      if (!found.isEmpty()) {
        takeOver();
      }
    } catch (IOException | ToolstackException e) {
      notices.warn("The domains that xend kept in " + xend + " cannot be taken over: " + e);
    }
  }

  @SuppressWarnings("try") // the lock is held, not used
  private void takeOver() throws IOException {
    try (StoreLock lock = store.lock()) {
      Set<Path> known = known(); // somebody else may have done it meanwhile
      StringBuilder note = new StringBuilder();
      for (Path file : configurations()) {
        if (!known.contains(file)) {
          takeOver(file);
        }
        note.append(uuidOf(file)).append('\n');
      }
      DurableFile.write(noteFile(), note.toString());
    }
  }

  private void takeOver(Path file) {
    try {
      DomainConfig config =
          DomainConfigLoader.loadSxp(file.toString(), DurableFile.read(file)).config();
      String name = config.name();
      if (!DomainNames.valid(name)) {
        notices.warn(file + " is not taken over: its name is not valid.");
      } else if (store.contains(name)) {
        notices.warn(
            file + " is not taken over: there is a managed domain '" + name + "' already.");
      } else {
        store.write(config.withIdentity(name, Optional.of(UUID.fromString(uuidOf(file)))));
        notices.step("Managed domain '" + name + "' taken over from " + file + ".");
      }
    } catch (IOException | ConfigException | IllegalArgumentException e) {
      notices.warn(file + " is not taken over: " + e.getMessage());
    }
  }

  private List<Path> configurations() throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> directories = Files.newDirectoryStream(xend)) {
      for (Path directory : directories) {
        Path file = directory.resolve("config.sxp");
        if (Files.isRegularFile(file)) {
          found.add(file);
        }
      }
    }
    Collections.sort(found);
    return found;
  }

  private Set<Path> known() throws IOException {
    Set<Path> known = new HashSet<>();
    if (Files.exists(noteFile())) {
      for (String uuid : Files.readAllLines(noteFile(), StandardCharsets.ISO_8859_1)) {
        known.add(xend.resolve(uuid).resolve("config.sxp"));
      }
    }
    return known;
  }

  private Path noteFile() {
    return store.directory().resolve("from-xend");
  }

  private static String uuidOf(Path file) {
    Path directory = file.getParent();
    return directory == null ? "" : String.valueOf(directory.getFileName());
  }
}
