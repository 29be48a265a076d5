package xm.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The language as files: chunks between {@code ---} lines. A line ending in {@code ### regex} must
 * give a diagnostic that matches ({@code LINE:COLUMN: severity: message}), one for each {@code
 * ###}; a chunk without one must give no error. {@code assert} in a chunk checks values.
 */
class LanguageTest {
  private static final Path DIRECTORY = Path.of("src/test/resources/lang");

  @TestFactory
  List<DynamicTest> chunks() throws Exception {
    List<DynamicTest> out = new ArrayList<>();
    try (Stream<Path> files = Files.list(DIRECTORY)) {
      for (Path file : files.sorted().toList()) {
        String[] lines = Files.readString(file, StandardCharsets.ISO_8859_1).split("\n", -1);
        int start = 0;
        for (int i = 0; i <= lines.length; i++) {
          if (i == lines.length || lines[i].equals("---")) {
            List<String> chunk = padded(lines, start, i);
            String name = file.getFileName() + ":" + (start + 1);
            out.add(DynamicTest.dynamicTest(name, () -> run(name, chunk)));
            start = i + 1;
          }
        }
      }
    }
    assertTrue(out.size() > 40, "the language files are missing");
    return out;
  }

  /** Empty lines in front, so that reported lines are the file's own. */
  private static List<String> padded(String[] lines, int start, int end) {
    List<String> out = new ArrayList<>();
    for (int i = 0; i < end; i++) {
      out.add(i < start ? "" : lines[i]);
    }
    return out;
  }

  private static void run(String name, List<String> lines) {
    List<String> expected = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      int mark = line.indexOf("###");
      if (mark >= 0) {
        for (String one : line.substring(mark + 3).split("###")) {
          String regex = one.strip();
          expected.add(regex.startsWith(":") ? regex.substring(1) : (i + 1) + ":[0-9]+: " + regex);
        }
        line = line.substring(0, mark).stripTrailing();
      }
      text.append(line).append('\n');
    }
    ConfigRequest request =
        new ConfigRequest(name, text.toString(), List.of("word=7"), TestHost.PLAIN);
    List<String> found = new ArrayList<>();
    for (Diagnostic d : DomainConfigLoader.check(request)) {
      String headline = d.headline().substring(name.length() + 1);
      if (d.severity() == Diagnostic.Severity.ERROR || !expected.isEmpty()) {
        found.add(headline);
      }
    }
    assertEquals(expected.size(), found.size(), () -> name + " gives " + found);
    for (int i = 0; i < expected.size(); i++) {
      String regex = expected.get(i);
      String headline = found.get(i);
      assertTrue(
          Pattern.compile(regex).matcher(headline).lookingAt(),
          () -> "expected " + regex + "\nfound " + headline);
    }
  }
}
