package xm.simulator.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xm.simulator.Simulator;
import xm.toolstack.ToolstackException;
import xm.toolstack.host.Host;
import xm.xenctrl.HypercallException;
import xm.xenctrl.NewDomain;
import xm.xenctrl.XenUnavailableException;

/** The process of its own: started once, found again, stopped, removed. */
@Timeout(90)
class SimulatorTest {
  @TempDir Path parent;

  private Path directory() {
    return parent.resolve("sim");
  }

  @AfterEach
  void stop() {
    Simulator.stop(directory());
  }

  @Test
  void its_state_outlives_the_client() throws IOException {
    assertTrue(Simulator.status(directory()).startsWith("No simulated host is running"));
    int domid;
    UUID uuid = UUID.randomUUID();
    try (Host host = Simulator.connect(directory())) {
      assertTrue(host.simulated());
      domid = host.hypervisor().createDomain(NewDomain.pv(uuid, 1));
      host.xenstore().write("/local/domain/" + domid + "/name", "web");
    }
    try (Host host = Simulator.connect(directory())) {
      assertEquals(uuid, host.hypervisor().domain(domid).orElseThrow().handle());
      assertEquals("web", host.xenstore().read("/local/domain/" + domid + "/name"));
      assertEquals(4, host.hypervisor().hardAffinity(0, 0).cardinality());
      assertEquals(8192 * 256, host.hypervisor().physInfo().totalPages());
      assertTrue(host.hypervisor().version().extra().contains("simulated"));
      assertTrue(host.system().uptimeSeconds() >= 0);
      HypercallException refused =
          assertThrows(HypercallException.class, () -> host.hypervisor().pause(77));
      assertEquals(3, refused.errno());
      assertEquals("xc_domain_pause", refused.function());
    }
    assertTrue(Simulator.status(directory()).contains("with 2 domains"));
    assertEquals(
        "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory())));
  }

  @Test
  void many_at_once_start_one() throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(6);
    List<Callable<Integer>> starts = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      starts.add(
          () -> {
            try (Host host = Simulator.connect(directory())) {
              return host.hypervisor().createDomain(NewDomain.pv(UUID.randomUUID(), 1));
            }
          });
    }
    List<Integer> domids = new ArrayList<>();
    for (Future<Integer> start : clients.invokeAll(starts)) {
      domids.add(start.get());
    }
    clients.shutdown();
    domids.sort(null);
    assertEquals(List.of(1, 2, 3, 4, 5, 6), domids);
  }

  @Test
  void stopping_loses_the_domains_and_reset_the_directory() {
    Host host = Simulator.connect(directory());
    host.hypervisor().createDomain(NewDomain.pv(UUID.randomUUID(), 1));
    assertTrue(Simulator.stop(directory()));
    assertFalse(Simulator.stop(directory()));
    assertThrows(XenUnavailableException.class, () -> host.hypervisor().listDomains());
    host.close();
    try (Host again = Simulator.connect(directory())) {
      assertEquals(1, again.hypervisor().listDomains().size());
    }
    Simulator.reset(directory());
    assertFalse(Files.exists(directory()));
  }

  @Test
  void a_process_that_was_killed_is_replaced() throws Exception {
    Simulator.connect(directory()).close();
    long pid = Long.parseLong(Files.readString(directory().resolve("lock")).strip());
    ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
    process.destroyForcibly();
    process.onExit().get(10, java.util.concurrent.TimeUnit.SECONDS);
    assertTrue(Simulator.status(directory()).startsWith("No simulated host is running"));
    try (Host host = Simulator.connect(directory())) {
      assertEquals(1, host.hypervisor().listDomains().size());
    }
  }

  @Test
  void a_directory_that_is_not_ours_is_neither_used_nor_deleted() throws IOException {
    Files.createDirectories(directory());
    Path mine = Files.writeString(directory().resolve("thesis.txt"), "precious");
    assertThrows(ToolstackException.class, () -> Simulator.connect(directory()));
    assertThrows(ToolstackException.class, () -> Simulator.reset(directory()));
    assertEquals("precious", Files.readString(mine));
  }

  @Test
  void a_path_too_long_for_sockets_is_refused_in_words() {
    Path deep = directory().resolve("x".repeat(120));
    ToolstackException refused =
        assertThrows(ToolstackException.class, () -> Simulator.connect(deep));
    assertTrue(refused.getMessage().contains("too long"), refused.getMessage());
  }
}
