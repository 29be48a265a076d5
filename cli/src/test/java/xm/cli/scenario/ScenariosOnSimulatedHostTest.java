package xm.cli.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import xm.simulator.Simulator;

/**
 * Runs every scenario of the lab that makes sense there on a simulated host of its own, with xm as
 * a process for each command. {@code lab/run} runs the same files on real Xen.
 */
@Execution(ExecutionMode.CONCURRENT)
class ScenariosOnSimulatedHostTest {
  private static final Path LAB = Path.of("..", "lab").toAbsolutePath().normalize();

  @TempDir static Path folder;

  @TestFactory
  Stream<DynamicTest> scenarios() throws IOException, InterruptedException {
    Path tools = ScenarioTools.write(Files.createDirectory(folder.resolve("bin")));
    List<Scenario> scenarios = Scenario.in(LAB.resolve("scenarios"));
    return scenarios.stream()
        .filter(Scenario::runsOnSimulatedHost)
        .map(
            scenario ->
                DynamicTest.dynamicTest(
                    scenario.name() + ": " + scenario.title(), () -> run(scenario, tools)));
  }

  @Test
  void everyScenarioSaysWhatItShowsAndWhereItRuns() {
    for (Scenario scenario : Scenario.in(LAB.resolve("scenarios"))) {
      assertFalse(scenario.title().isEmpty(), scenario.name() + " has no title");
      assertTrue(
          List.of("lab", "sim", "both").contains(scenario.where()),
          scenario.name() + " runs in an unknown place: " + scenario.where());
    }
  }

  private static void run(Scenario scenario, Path tools) throws Exception {
    Path work = Files.createTempDirectory("xm");
    Path simulated = work.resolve("sim");
    Path log = work.resolve("log");
    ProcessBuilder builder =
        new ProcessBuilder(
                "sh",
                LAB.resolve("harness/scenario").toString(),
                LAB.toString(),
                scenario.name(),
                "sim")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    Map<String, String> environment = builder.environment();
    environment.put("PATH", tools + ":" + environment.get("PATH"));
    environment.put("WORK", work.toString());
    environment.put("XM_SIM", simulated.toString());
    environment.keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    Process process = builder.start();
    boolean ended = process.waitFor(scenario.limit().toSeconds(), TimeUnit.SECONDS);
    if (!ended) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
    Simulator.stop(simulated);
    Simulator.stop(work.resolve("sim-two")); // of a scenario with two hosts
    String said = Files.readString(log, StandardCharsets.ISO_8859_1);
    assertTrue(ended, () -> scenario.name() + " did not end within its time.\n" + said);
    assertEquals(0, process.exitValue(), () -> scenario.name() + " failed.\n" + said);
    deleteAll(work);
  }

  private static void deleteAll(Path root) throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(root)) {
      deepestFirst = all.sorted((a, b) -> b.compareTo(a)).toList();
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }
}
