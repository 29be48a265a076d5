package xm.cli.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * One scenario file of the lab, as its header describes it.
 *
 * @param name its file name without {@code .sh}
 * @param where {@code lab}, {@code sim} or {@code both}
 * @param limit it is ended after this time
 */
record Scenario(String name, String title, String where, Duration limit) {
  private static final long USUAL_SECONDS = 900;

  /** The scenarios of this folder in the order of their numbers. */
  static List<Scenario> in(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".sh"))
          .sorted()
          .map(Scenario::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean runsOnSimulatedHost() {
    return where.equals("sim") || where.equals("both");
  }

  private static Scenario read(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String name = file.getFileName().toString();
    String seconds = header(lines, "seconds");
    return new Scenario(
        name.substring(0, name.length() - ".sh".length()),
        header(lines, "title"),
        header(lines, "where"),
        Duration.ofSeconds(seconds.isEmpty() ? USUAL_SECONDS : Long.parseLong(seconds)));
  }

  private static String header(List<String> lines, String key) {
    String start = "# " + key + ":";
    for (String line : lines) {
      if (line.startsWith(start)) {
        return line.substring(start.length()).strip();
      }
    }
    return "";
  }
}
