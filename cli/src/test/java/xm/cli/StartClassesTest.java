package xm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xm.simulator.Simulator;

/**
 * Which classes a start loads: the same on every machine, unlike the time that it takes
 * (docs/performance.md). Whoever exceeds a number here makes every call of a script slower.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class StartClassesTest {
  /** Libraries and parts of the JDK that have no business in a quick command. */
  private static final List<String> HEAVY =
      List.of(
          "picocli.",
          "org.jline.",
          "jnr.",
          "com.fasterxml.",
          "org.slf4j.",
          "java.util.logging.",
          "java.util.regex.",
          "java.util.Formatter");

  @TempDir static Path directory;

  @BeforeAll
  static void startTheHost() {
    Simulator.connect(directory.resolve("sim")).close();
  }

  @AfterAll
  static void stopTheHost() {
    Simulator.stop(directory.resolve("sim"));
  }

  private static List<String> loadedBy(String... words) throws IOException, InterruptedException {
    Path log = directory.resolve("classes");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Xlog:class+load:file=" + log + "::filecount=0");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add("xm.cli.Main");
    command.addAll(List.of(words));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("out").toFile())
            .start();
    assertEquals(0, process.waitFor(), Files.readString(directory.resolve("out")));
    List<String> names = new ArrayList<>();
    for (String line : Files.readAllLines(log)) {
      int source = line.indexOf(" source:");
      if (source > 0) {
        names.add(line.substring(line.lastIndexOf(' ', source - 1) + 1, source));
      }
    }
    assertTrue(names.contains("xm.cli.Main"), () -> "no log of classes: " + names);
    return names;
  }

  private static void light(List<String> names, int most, String... heavy) {
    long ours = names.stream().filter(name -> name.startsWith("xm.")).count();
    assertTrue(ours <= most, () -> ours + " classes of xm, not " + most + ": " + names);
    for (String prefix : heavy) {
      assertFalse(names.stream().anyMatch(name -> name.startsWith(prefix)), prefix);
    }
  }

  private static String[] sim(String... words) {
    List<String> all = new ArrayList<>();
    all.add("--sim=" + directory.resolve("sim"));
    all.addAll(List.of(words));
    return all.toArray(new String[0]);
  }

  /** Without java.util.regex: the simulated host's codec may use it, a real host has none. */
  private static String[] heavy() {
    return HEAVY.stream().filter(name -> !name.contains("regex")).toArray(String[]::new);
  }

  @Test
  void list() throws Exception {
    light(loadedBy(sim("list")), 155, heavy());
  }

  @Test
  void domid() throws Exception {
    light(loadedBy(sim("domid", "Domain-0")), 145, heavy());
  }

  @Test
  void help() throws Exception {
    light(loadedBy("help"), 140, HEAVY.toArray(new String[0]));
  }

  @Test
  void an_option_that_is_spelled_out_needs_no_picocli() throws Exception {
    List<String> names = loadedBy(sim("list", "--output", "json"));
    light(names, 160, "picocli.", "org.jline.", "com.fasterxml.jackson.databind.", "jnr.");
  }
}
