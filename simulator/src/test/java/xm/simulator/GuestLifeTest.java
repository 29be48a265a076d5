package xm.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xm.toolstack.host.Host;
import xm.xenctrl.DomainInfo;
import xm.xenctrl.ShutdownReason;
import xm.xenstore.XenstoreClient;
import xm.xenstore.XenstoreTimeoutException;

/** Guests from their boot to their end, over the sockets that commands use. */
@Timeout(30)
class GuestLifeTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  @TempDir Path directory;
  private SimulatedHost simulated;
  private Host host;
  private XenstoreClient store;

  @BeforeEach
  void start() {
    simulated = SimulatedHost.start(directory);
    host = simulated.connect();
    store = host.xenstore();
  }

  @AfterEach
  void stop() {
    host.close();
    simulated.close();
  }

  private ConsoleReader console(TestDomain domain) throws IOException {
    String tty =
        store.await(
            LIMIT,
            "the console",
            r -> r.readIfExists(domain.home() + "/console/tty").filter(t -> !t.isEmpty()));
    return new ConsoleReader(Path.of(tty));
  }

  private void awaitState(String path, String state) {
    store.await(
        LIMIT,
        path + " to be in state " + state,
        r -> r.readIfExists(path + "/state").filter(state::equals));
  }

  private static void awaitGone(Path file) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (Files.exists(file)) {
      assertTrue(System.nanoTime() < deadline, file + " is still there");
      LockSupport.parkNanos(5_000_000);
    }
  }

  private DomainInfo awaitEnd(TestDomain domain) {
    return store.awaitDomainEvent(
        LIMIT,
        "domain " + domain.domid + " to end",
        r -> host.hypervisor().domain(domain.domid).filter(DomainInfo::shutdown));
  }

  private TestDomain running(String commandLine) throws IOException {
    TestDomain domain = TestDomain.build(host, commandLine);
    domain.unpause();
    try (ConsoleReader console = console(domain)) {
      console.until("DOMU READY");
    }
    return domain;
  }

  @Test
  void a_guest_boots_prints_its_command_line_and_answers_what_is_typed() throws IOException {
    TestDomain domain = TestDomain.build(host, "root=/dev/xvda ro");
    try (ConsoleReader console = console(domain)) {
      domain.unpause();
      String boot = console.until("sim# ");
      assertTrue(boot.contains("Command line: root=/dev/xvda ro"), boot);
      console.type("echo hello\b there\r");
      assertTrue(console.until("hell there\r\n").contains("echo hello\b \b there"));
      console.type("nonsense\n");
      console.until("sh: nonsense: not found");
    }
    assertEquals(2, host.hypervisor().domain(domain.domid).orElseThrow().onlineVcpus());
    assertTrue(host.hypervisor().domain(domain.domid).orElseThrow().cpuTimeNanos() > 0);
    assertEquals("1", store.read(domain.home() + "/control/feature-poweroff"));
  }

  @Test
  void a_late_reader_gets_what_was_printed_and_several_read_together() throws IOException {
    TestDomain domain = running("first");
    try (ConsoleReader one = console(domain);
        ConsoleReader two = console(domain)) {
      one.until("DOMU READY");
      two.until("DOMU READY");
      one.type("uname\r");
      two.until("1.0-simulated");
    }
  }

  @Test
  void nothing_moves_while_the_domain_is_paused() throws IOException {
    TestDomain domain = running("");
    host.hypervisor().pause(domain.domid);
    try (ConsoleReader console = console(domain)) {
      console.until("DOMU READY");
      console.type("echo wait-for-me\r");
      store.write(domain.home() + "/control/shutdown", "poweroff");
      assertThrows(
          XenstoreTimeoutException.class,
          () ->
              store.await(
                  Duration.ofMillis(300),
                  "an answer",
                  r ->
                      r.readIfExists(domain.home() + "/control/shutdown").filter(String::isEmpty)));
      host.hypervisor().unpause(domain.domid);
      console.until("wait-for-me");
    }
    assertEquals(ShutdownReason.POWEROFF, awaitEnd(domain).shutdownReason());
  }

  @Test
  void a_guest_acknowledges_and_obeys_shutdown_requests() throws IOException {
    for (Map.Entry<String, ShutdownReason> request :
        Map.of(
                "poweroff", ShutdownReason.POWEROFF,
                "halt", ShutdownReason.POWEROFF,
                "reboot", ShutdownReason.REBOOT,
                "suspend", ShutdownReason.SUSPEND)
            .entrySet()) {
      TestDomain domain = running("");
      store.write(domain.home() + "/control/shutdown", request.getKey());
      assertEquals(request.getValue(), awaitEnd(domain).shutdownReason(), request.getKey());
      assertEquals("", store.read(domain.home() + "/control/shutdown"));
    }
  }

  @Test
  void misbehaviour_is_had_for_the_asking() throws IOException {
    TestDomain deaf = running("sim.ignore-shutdown");
    store.write(deaf.home() + "/control/shutdown", "poweroff");
    TestDomain lazy = running("sim.acknowledge-only");
    store.write(lazy.home() + "/control/shutdown", "poweroff");
    store.await(
        LIMIT,
        "the acknowledgement",
        r -> r.readIfExists(lazy.home() + "/control/shutdown").filter(String::isEmpty));
    TestDomain broken = TestDomain.build(host, "sim.crash-at-boot");
    broken.unpause();
    assertTrue(awaitEnd(broken).crashed());
    TestDomain shortLived = TestDomain.build(host, "sim.crash-after=0.1");
    shortLived.unpause();
    assertTrue(awaitEnd(shortLived).crashed());
    assertEquals("poweroff", store.read(deaf.home() + "/control/shutdown"));
    assertFalse(host.hypervisor().domain(deaf.domid).orElseThrow().shutdown());
    assertFalse(host.hypervisor().domain(lazy.domid).orElseThrow().shutdown());
  }

  @Test
  void sysrq_and_the_shell_end_a_guest_too() throws IOException {
    TestDomain one = running("");
    store.write(one.home() + "/control/sysrq", "c");
    assertTrue(awaitEnd(one).crashed());
    TestDomain two = running("");
    try (ConsoleReader console = console(two)) {
      console.type("reboot\r");
      assertEquals(ShutdownReason.REBOOT, awaitEnd(two).shutdownReason());
    }
  }

  @Test
  void devices_connect_and_close() throws IOException {
    TestDomain domain = TestDomain.build(host, "");
    domain.offer("vbd", 51712, Map.of("params", "/dev/vg0/hello", "mode", "w"));
    domain.offer("vif", 0, Map.of("bridge", "xenbr0", "handle", "0"));
    awaitState(domain.backend("vbd", 51712), "2");
    awaitState(domain.backend("vif", 0), "2");
    assertEquals(0, domain.script("block", "add", "vbd", 51712).exitCode());
    assertEquals(0, domain.script("vif-bridge", "online", "vif", 0).exitCode());
    domain.unpause();
    for (String end : new String[] {"backend", "frontend"}) {
      boolean back = end.equals("backend");
      awaitState(back ? domain.backend("vbd", 51712) : domain.frontend("vbd", 51712), "4");
      awaitState(back ? domain.backend("vif", 0) : domain.frontend("vif", 0), "4");
    }
    Path vif = simulated.directory().vifs().resolve("vif" + domain.domid + ".0");
    assertEquals("xenbr0\n", Files.readString(vif));

    store.write(domain.backend("vbd", 51712) + "/online", "0");
    store.write(domain.backend("vbd", 51712) + "/state", "5");
    awaitState(domain.backend("vbd", 51712), "6");
    awaitState(domain.frontend("vbd", 51712), "6");

    store.rm(domain.frontend("vif", 0));
    awaitState(domain.backend("vif", 0), "6");
    // As with netback, the interface goes a moment after the state says closed.
    awaitGone(vif);
  }

  @Test
  void a_backend_waits_for_its_script_and_a_frontend_can_stay_away() throws IOException {
    TestDomain domain = TestDomain.build(host, "sim.no-device=vif");
    domain.offer("vbd", 51712, Map.of("params", "/dev/vg0/hello", "mode", "w"));
    domain.offer("vif", 0, Map.of("bridge", "xenbr0"));
    awaitState(domain.backend("vif", 0), "2");
    assertEquals(0, domain.script("vif-bridge", "online", "vif", 0).exitCode());
    domain.unpause();
    awaitState(domain.frontend("vbd", 51712), "3");
    assertEquals("2", store.read(domain.backend("vbd", 51712) + "/state"));
    assertEquals(0, domain.script("block", "add", "vbd", 51712).exitCode());
    awaitState(domain.frontend("vbd", 51712), "4");
    assertEquals("1", store.read(domain.frontend("vif", 0) + "/state"));
  }

  @Test
  void destroying_closes_the_console_and_frees_everything() throws IOException {
    long free = host.hypervisor().physInfo().freePages();
    TestDomain domain = running("");
    try (ConsoleReader console = console(domain)) {
      console.until("DOMU READY");
      store.rm(domain.home());
      host.hypervisor().destroy(domain.domid);
      console.untilClosed();
    }
    assertEquals(Optional.empty(), host.hypervisor().domain(domain.domid));
    assertEquals(free, host.hypervisor().physInfo().freePages());
    assertFalse(store.isIntroduced(domain.domid));
    Path socket = simulated.directory().consoles().resolve(domain.domid + ".sock");
    assertFalse(Files.exists(socket));
  }
}
