package xm.toolstack.create;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xm.toolstack.Progress;
import xm.toolstack.testing.Configs;
import xm.toolstack.testing.FakeHost;

/** A creation that fails leaves nothing: no domain, node, loop device or file. */
class CreateFailureTest {
  @TempDir Path dir;

  private static StartedDomain create(FakeHost host) {
    return new DomainCreator(host)
        .create(Configs.pvWithDiskAndVif().build(), new CreateOptions(false), Progress.NONE);
  }

  private static void assertNothingLeft(FakeHost host, List<String> before) throws IOException {
    assertEquals(List.of(0), host.xen.domids());
    assertEquals(before, host.store.dump("/"));
    assertEquals(List.of(), host.loops);
    Path lib = host.paths().lib();
    if (Files.exists(lib)) {
      try (Stream<Path> files = Files.list(lib)) {
        assertEquals(List.of(), files.toList());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "createDomain",
        "setMaxVcpus",
        "setMaxMemKib",
        "allocUnboundEventChannel",
        "setMemoryMapLimitKib",
        "setTscMode",
        "applyCpuidPolicy",
        "unpause"
      })
  void aRefusedHypercall(String function) throws IOException {
    FakeHost host = new FakeHost(dir);
    List<String> before = host.store.dump("/");
    host.xen.failOn(function);
    RuntimeException failure = assertThrows(RuntimeException.class, () -> create(host));
    assertEquals(function + " was refused.", failure.getMessage());
    assertEquals(0, failure.getSuppressed().length);
    assertNothingLeft(host, before);
  }

  @Test
  void aBadKernelImage() throws IOException {
    FakeHost host = new FakeHost(dir);
    List<String> before = host.store.dump("/");
    host.builderFails = true;
    RuntimeException failure = assertThrows(RuntimeException.class, () -> create(host));
    assertEquals("The kernel cannot be loaded: not an ELF image.", failure.getMessage());
    assertNothingLeft(host, before);
  }

  @Test
  void aScriptThatFailsSpeaksThroughItsHotplugError() throws IOException {
    FakeHost host = new FakeHost(dir);
    List<String> before = host.store.dump("/");
    host.failingScript = Optional.of("Failed to find an unused loop device");
    RuntimeException failure = assertThrows(RuntimeException.class, () -> create(host));
    assertTrue(
        failure
            .getMessage()
            .startsWith(
                "Device 51712 (vbd) could not be connected. Failed to find an unused loop device"
                    + " (/etc/xen/scripts/block; log: "),
        failure.getMessage());
    assertNothingLeft(host, before);
  }

  @Test
  void aSecondTimeAllIsWell() throws IOException {
    FakeHost host = new FakeHost(dir);
    host.failingScript = Optional.of("no");
    assertThrows(RuntimeException.class, () -> create(host));
    host.failingScript = Optional.empty();
    StartedDomain started = create(host);
    // the id of the failed attempt was in use a moment ago
    assertTrue(started.domid() > 1);
    List<String> domain = host.store.dump("/local/domain/" + started.domid());
    assertTrue(domain.size() > 50, "the domain has its nodes");
  }

  @Test
  void undoMayBeCalledTwiceAndForStepsThatNeverBegan() {
    FakeHost host = new FakeHost(dir);
    CreateFacts facts = new FactsReader(host).read();
    CreatePlan plan =
        CreatePlanner.plan(Configs.pvWithDiskAndVif().build(), facts, new CreateOptions(false));
    List<String> before = host.store.dump("/");
    CreateContext untouched = new CreateContext(host, Progress.NONE);
    for (Step step : plan.steps()) {
      step.undo(untouched);
    }
    assertEquals(before, host.store.dump("/"));

    CreateContext context = new CreateContext(host, Progress.NONE);
    PlanRunner.run(plan, context);
    for (int round = 0; round < 2; round++) {
      for (int i = plan.steps().size() - 1; i >= 0; i--) {
        plan.steps().get(i).undo(context);
      }
    }
    assertEquals(before, host.store.dump("/"));
    assertEquals(List.of(), host.loops);
  }
}
