package xm.cli.scenario;

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
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import xm.cli.Needs;
import xm.simulator.Simulator;

/**
 * Programs of others that call xm, unmodified, against the simulated host. They are unpacked from
 * the Debian packages in the folder {@code XM_CLIENT_PACKAGES} (a script names those it needs); a
 * missing package leaves its test out, or fails it where {@code XM_REQUIRE_REAL} is set. Each
 * script of {@code src/test/clients} finds a running domain {@code guest} and an inactive {@code
 * kept}.
 */
class ClientProgramsTest {
  private static final Path SCRIPTS = Path.of("src", "test", "clients").toAbsolutePath();
  private static final String GUEST = "c72ef5c3-c26b-492d-ae99-c4b6d01e44c1";
  private static final String KEPT = "5e6f7a8b-1111-4222-8333-944455556666";

  @TempDir static Path folder;

  private static Path tools;
  private static Path simulated;

  @BeforeAll
  static void hostWithGuest() throws Exception {
    tools = ScenarioTools.write(Files.createDirectory(folder.resolve("bin")));
    simulated = Files.createTempDirectory("xm").resolve("sim");
    config("guest", GUEST);
    config("kept", KEPT);
    Result made =
        run("xm create -q $WORK/guest.cfg && xm new -q $WORK/kept.cfg", Path.of("/dev/null"));
    assertEquals(0, made.exitCode(), made.output());
  }

  @AfterAll
  static void stop() {
    Simulator.stop(simulated);
  }

  private static void config(String name, String uuid) throws IOException {
    Files.writeString(
        folder.resolve(name + ".cfg"),
        String.join(
            "\n",
            "name = '" + name + "'",
            "uuid = '" + uuid + "'",
            "kernel = '/boot/vmlinuz-sim'",
            "ramdisk = '/boot/initrd-sim'",
            "memory = 96\n"));
  }

  @TestFactory
  Stream<DynamicTest> clients() throws IOException {
    List<Path> scripts;
    try (Stream<Path> files = Files.list(SCRIPTS)) {
      scripts = files.sorted().toList();
    }
    assertFalse(scripts.isEmpty());
    return scripts.stream()
        .map(script -> DynamicTest.dynamicTest(title(script), () -> check(script)));
  }

  private static String title(Path script) {
    String title = header(script, "title");
    assertFalse(title.isEmpty(), script + " says not what it shows");
    return title;
  }

  /** What a line of the head says, empty when there is no such line. */
  private static String header(Path script, String key) {
    try (Stream<String> lines = Files.lines(script)) {
      String mark = "# " + key + ": ";
      return lines
          .filter(l -> l.startsWith(mark))
          .findFirst()
          .map(l -> l.substring(mark.length()))
          .orElse("");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void check(Path script) throws Exception {
    List<String> missing = new ArrayList<>();
    for (String name : header(script, "needs").split(" ")) {
      if (!name.isEmpty() && !unpack(name)) {
        missing.add(name);
      }
    }
    Needs.that(missing.isEmpty(), "XM_CLIENT_PACKAGES lacks " + missing);
    String fail = "fail() { echo \"FAILED: $*\"; exit 1; }; export -f fail; ";
    Result result = run(fail + "bash \"$SCRIPT\"", script);
    assertEquals(0, result.exitCode(), script.getFileName() + ":\n" + result.output());
  }

  /** True when the package is there. */
  private static boolean unpack(String name) throws Exception {
    Path into = folder.resolve("packages").resolve(name);
    if (Files.isDirectory(into)) {
      return true;
    }
    String from = System.getenv("XM_CLIENT_PACKAGES");
    if (from == null || !Files.isDirectory(Path.of(from))) {
      return false;
    }
    try (Stream<Path> files = Files.list(Path.of(from))) {
      for (Path file : files.toList()) {
        if (String.valueOf(file.getFileName()).startsWith(name + "_")) {
          Files.createDirectories(into);
          Process process =
              new ProcessBuilder("dpkg", "-x", file.toString(), into.toString()).start();
          boolean good = process.waitFor() == 0;
          assertTrue(good, file + " cannot be unpacked; remove it, and .ci/run fetches it again");
          return true;
        }
      }
    }
    return false;
  }

  private record Result(int exitCode, String output) {}

  private static Result run(String command, Path script) throws Exception {
    Path log = Files.createTempFile(folder, "client", ".log");
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-c", command)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .redirectInput(Path.of("/dev/null").toFile());
    builder.environment().put("PATH", tools + ":" + System.getenv("PATH"));
    builder.environment().put("WORK", folder.toString());
    builder.environment().put("PACKAGES", folder.resolve("packages").toString());
    builder.environment().put("XM_SIM", simulated.toString());
    builder.environment().put("GUEST_UUID", GUEST);
    builder.environment().put("SCRIPT", script.toString());
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    Process process = builder.start();
    boolean ended = process.waitFor(300, TimeUnit.SECONDS);
    if (!ended) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
    return new Result(ended ? process.exitValue() : -1, Files.readString(log));
  }
}
