package xm.cli.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import xm.cli.command.CommandFailure;

/** Finds and reads configuration files as xm did (xm-commands §2, create). */
public final class ConfigFiles {

  private ConfigFiles() {}

  /**
   * The file as xm names it: {@code ./web.cfg} in the current directory, else the first hit along
   * the path. Directories are passed over: a folder called like a domain is common in /root.
   *
   * @param searchPath directories separated by colons
   */
  public static Optional<String> find(String name, String searchPath) {
    String here = anchored(name);
    if (isFile(here)) {
      return Optional.of(here);
    }
    if (name.startsWith("/")) {
      return Optional.empty();
    }
    int start = 0;
    while (start <= searchPath.length()) {
      int end = searchPath.indexOf(':', start);
      end = end < 0 ? searchPath.length() : end;
      String directory = searchPath.substring(start, end);
      String candidate =
          anchored(directory.endsWith("/") ? directory + name : directory + "/" + name);
      if (!directory.isEmpty() && isFile(candidate)) {
        return Optional.of(candidate);
      }
      start = end + 1;
    }
    return Optional.empty();
  }

  /** The text, one character for each byte, so that nothing in it is lost. */
  public static String read(String file) {
    try {
      return Files.readString(Path.of(file), StandardCharsets.ISO_8859_1);
    } catch (AccessDeniedException e) {
      throw new CommandFailure("Cannot read " + file + ": permission denied.");
    } catch (IOException e) {
      throw new CommandFailure("Cannot read " + file + ": " + e.getMessage() + ".");
    }
  }

  private static String anchored(String path) {
    return path.startsWith("/") ? path : "./" + path;
  }

  private static boolean isFile(String path) {
    Path file = Path.of(path);
    return Files.exists(file) && !Files.isDirectory(file);
  }
}
