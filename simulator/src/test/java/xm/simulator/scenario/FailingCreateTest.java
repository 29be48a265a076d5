package xm.simulator.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xm.simulator.SimulatedHost;
import xm.toolstack.Progress;
import xm.toolstack.Toolstack;
import xm.toolstack.ToolstackFactory;
import xm.toolstack.create.CreateOptions;
import xm.toolstack.host.Host;

/** Create fails at each of its steps in turn; nothing may stay behind. */
@Timeout(60)
class FailingCreateTest {
  @TempDir static Path directory;
  private static SimulatedHost simulated;
  private static Host host;
  private static Toolstack toolstack;

  @BeforeAll
  static void start() {
    simulated = SimulatedHost.start(directory);
    host = simulated.connect();
    toolstack = ToolstackFactory.on(host);
  }

  @AfterAll
  static void stop() {
    toolstack.close();
    host.close();
    simulated.close();
  }

  private static void create() {
    toolstack.create(
        Configs.guest(
            "web",
            "",
            Configs.device("/dev/vg0/hello", "xvda", 51712),
            Configs.image("/var/lib/xen/images/hello.img", "xvdb", 51728),
            Configs.vif("xenbr0")),
        new CreateOptions(false),
        Progress.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "create | ",
        "maxvcpus | ",
        "maxmem | ",
        "evtchn | ",
        "memmap | ",
        "tsc | ",
        "cpuid | ",
        "build | ",
        "unpause | ",
        "backend | match=vbd",
        "backend | match=vif",
        "hotplug | match=block add backend/vbd/",
        "hotplug | match=/51728",
        "hotplug | match=vif-bridge online",
        "xenstore | match=INTRODUCE",
        "xenstore | match=WRITE /local/domain/",
        "xenstore | match=/store/ring-ref",
        "xenstore | match=WRITE /vm/",
        "xenstore | match=WRITE /libxl/",
        "xenstore | match=/console/ring-ref",
        "xenstore | match=/memory/static-max",
        "xenstore | match=/device/vif/0/mac",
      })
  void a_failure_leaves_nothing(String place, String match) {
    long free = host.hypervisor().physInfo().freePages();
    simulated
        .machine()
        .faults()
        .put(place, "times=1", match == null ? "" : match, "put in by the test");
    RuntimeException failure = assertThrows(RuntimeException.class, FailingCreateTest::create);
    assertFalse(String.valueOf(failure.getMessage()).isBlank());
    assertFalse(
        simulated.directory().faults().resolve(place).toFile().exists(), "the fault was not met");
    assertEquals(List.of(), Leftovers.of(simulated, host), failure.getMessage());
    assertEquals(free, host.hypervisor().physInfo().freePages());
  }

  @Test
  void aBlockScriptThatDoesNotEndLeavesNoLoopDevice() {
    simulated.machine().faults().put("hotplug", "times=1", "match=/51728", "exit=-1");
    RuntimeException failure = assertThrows(RuntimeException.class, FailingCreateTest::create);
    assertTrue(failure.getMessage().contains("did not end within 40 s"), failure.getMessage());
    assertEquals(List.of(), Leftovers.of(simulated, host));
  }
}
