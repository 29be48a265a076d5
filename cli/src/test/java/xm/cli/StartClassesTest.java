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
import java.util.stream.Stream;
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
    return loadedBy(List.of(), words);
  }

  private static List<String> loadedBy(List<String> wrapper, String... words)
      throws IOException, InterruptedException {
    Path log = directory.resolve("classes");
    List<String> command = new ArrayList<>(wrapper);
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

  /**
   * As on a dom0: JNA, its socket and the real xenstored; only libxenguest is a stand-in
   * (benchmarks/dom0.py). Here JNA finds java.util.logging, which xm.jar leads elsewhere
   * (xm.cli.quiet), and unpacks its library, which the package installs.
   */
  private static List<String> loadedOnDom0By(String... words) throws Exception {
    Needs.that(
        Stream.of("/usr/bin/python3", "/usr/bin/gcc", "/usr/include/xenstore.h")
                .allMatch(file -> Files.exists(Path.of(file)))
            && Files.exists(Path.of("/usr/lib/xen-4.17/bin/xenstored")),
        "there are no python3, gcc, libxen-dev and xen-utils-4.17");
    String dom0 = Path.of("..", "benchmarks", "dom0.py").toString();
    return loadedBy(List.of("/usr/bin/python3", dom0, "10"), words);
  }

  private static final String[] HEAVY_BESIDE_JNA =
      HEAVY.stream()
          .filter(name -> !name.equals("java.util.logging.") && !name.equals("java.util.regex."))
          .toArray(String[]::new);

  @Test
  void list_on_dom0() throws Exception {
    List<String> names = loadedOnDom0By("list");
    light(names, 185, HEAVY_BESIDE_JNA);
    assertTrue(names.contains("com.sun.jna.Native"), "it did not ask Xen");
    // The JDK's own socket brings a secure random generator and its providers (here JNA needs one
    // too, for the name of the file that it unpacks).
    light(names, 185, "sun.nio.ch.UnixDomainSockets");
    // What only pays for itself after many calls: methods bound to libc, and a thread that reads.
    light(names, 185, "xm.xenctrl.jna.BoundSocketCalls", "xm.xenstore.Turn$Dispatcher");
  }

  @Test
  void domid_on_dom0() throws Exception {
    light(loadedOnDom0By("domid", "guest3"), 176, HEAVY_BESIDE_JNA);
  }

  @Test
  void list() throws Exception {
    light(loadedBy(sim("list")), 160, heavy());
  }

  @Test
  void domid() throws Exception {
    light(loadedBy(sim("domid", "Domain-0")), 150, heavy());
  }

  /** It has one class of each command that it lists. */
  @Test
  void help() throws Exception {
    light(loadedBy("help"), 150, HEAVY.toArray(new String[0]));
  }

  @Test
  void an_option_that_is_spelled_out_needs_no_picocli() throws Exception {
    List<String> names = loadedBy(sim("list", "--output", "json"));
    light(names, 165, "picocli.", "org.jline.", "com.fasterxml.jackson.databind.", "jnr.");
  }
}
