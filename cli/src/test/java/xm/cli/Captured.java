package xm.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Outputs of real hosts that people have kept. They lie beside the repository, as the corpus of
 * configurations does; what is printed otherwise on purpose is in the table "Captured samples" of
 * docs/differences-from-xm.md, and in each test.
 */
final class Captured {
  private static final Path FOLDER = Path.of("..", "..", "shared", "corpus", "outputs");

  private Captured() {}

  /** The lines of a sample; the test is left out where there is no corpus. */
  static List<String> lines(String name) throws IOException {
    Needs.that(Files.isDirectory(FOLDER), "there are no samples at " + FOLDER);
    List<String> lines = new ArrayList<>(Files.readAllLines(FOLDER.resolve(name)));
    lines.replaceAll(line -> line.replace("\r", "")); // one came from another system
    lines.removeIf(String::isEmpty);
    return lines;
  }

  /** Each line with one blank between its words. */
  static List<String> words(List<String> lines) {
    List<String> all = new ArrayList<>(lines);
    all.replaceAll(line -> String.join(" ", fields(line)));
    return all;
  }

  static String[] fields(String line) {
    return line.trim().split("\\s+");
  }

  static String text(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }
}
