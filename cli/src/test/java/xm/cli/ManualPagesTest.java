package xm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manual pages as a reader gets them: set without a warning. */
class ManualPagesTest {
  @TempDir Path directory;

  @Test
  void allAreSetWithoutAWarning() throws IOException, InterruptedException {
    List<Path> pages;
    try (Stream<Path> files = Files.list(Path.of("../man"))) {
      pages = files.filter(file -> file.toString().matches(".*\\.[15]")).sorted().toList();
    }
    assertFalse(pages.isEmpty());
    List<String> words = new ArrayList<>(List.of("groff", "-man", "-Tutf8", "-ww", "-z"));
    pages.forEach(page -> words.add(page.toString()));
    Path said = directory.resolve("said");
    Process process;
    try {
      process =
          new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    } catch (IOException e) {
      Needs.that(false, "there is no groff");
      return;
    }
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "groff does not end");
    assertEquals("", Files.readString(said, StandardCharsets.UTF_8));
    assertEquals(0, process.exitValue());
  }
}
