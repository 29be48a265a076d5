package xm.simulator.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.DomainState;
import xm.toolstack.ShutdownRequest;
import xm.toolstack.create.StartedDomain;
import xm.toolstack.monitor.MonitorOptions;
import xm.xenctrl.ShutdownReason;

/** What happens when guests end by themselves, and to the monitor. */
@Timeout(60)
class OpsMonitorTest {
  private static final Duration GRACE = Duration.ofSeconds(30);

  @TempDir Path directory;

  @Test
  void crashedDomainIsDestroyedWhereConfiguredSo() throws Exception {
    try (OpsBench bench = OpsBench.withMonitor(directory, MonitorOptions.ON_DEMAND)) {
      StartedDomain web = bench.create("web", "on_crash = 'coredump-destroy'");
      bench.crash(web.domid());
      bench.awaitGone(web.domid());
      bench.awaitMonitorsEnd();
      assertTrue(bench.monitorLog().contains("ended: crash, so destroy"), bench.monitorLog());
      assertTrue(bench.monitorLog().contains("The core of web (1) is in "), bench.monitorLog());
      String[] cores = bench.host.paths().lib().resolveSibling("dump/web").toFile().list();
      assertEquals(1, cores.length);
      assertTrue(cores[0].endsWith("-web.1.core"), cores[0]);
    }
  }

  @Test
  void crashedDomainIsRestartedByDefault() {
    try (OpsBench bench = OpsBench.withMonitor(directory, OpsBench.NO_GUARD)) {
      StartedDomain web = bench.create("web");
      bench.crash(web.domid());
      DomainSnapshot now = bench.awaitSuccessor(web);
      assertEquals(web.uuid(), now.uuid());
      assertFalse(now.info().shutdown());
    }
  }

  @Test
  void preservedDomainStaysAndKeepsNoMonitorBusy() throws Exception {
    try (OpsBench bench = OpsBench.withMonitor(directory, MonitorOptions.ON_DEMAND)) {
      StartedDomain web = bench.create("web", "on_crash = 'preserve'");
      bench.crash(web.domid());
      bench.awaitMonitorsEnd();
      assertEquals("----c-", DomainState.letters(bench.toolstack.find("web").info()));
      Thread next = bench.startMonitor();
      next.join(OpsBench.LIMIT.toMillis());
      assertFalse(next.isAlive());
      assertEquals("----c-", DomainState.letters(bench.toolstack.find("web").info()));
      bench.toolstack.destroy(web.domid());
      assertEquals(List.of(), bench.leftovers(web));
    }
  }

  @Test
  void renameRestartKeepsTheOldOneWithoutItsDevices() {
    try (OpsBench bench = OpsBench.withMonitor(directory, OpsBench.NO_GUARD)) {
      StartedDomain web =
          bench.create(
              "web",
              "on_crash = 'rename-restart'",
              "vif = ['bridge=xenbr0']",
              "disk = ['phy:/dev/vg0/hello,xvda,w']");
      bench.crash(web.domid());
      DomainSnapshot now = bench.awaitSuccessor(web);
      assertEquals(web.uuid(), now.uuid());
      DomainSnapshot old = bench.toolstack.find(Integer.toString(web.domid()));
      assertNotEquals(web.uuid(), old.uuid());
      assertEquals("Domain-" + old.uuid(), old.name());
      assertTrue(old.info().crashed());
      assertTrue(
          bench.host.xenstore().listIfExists("/libxl/" + web.domid() + "/device/vbd").isEmpty());
      assertEquals(
          List.of("51712"),
          bench.host.xenstore().listIfExists("/libxl/" + now.domid() + "/device/vbd"));
      bench.toolstack.destroy(old.domid());
      assertEquals(now.domid(), bench.toolstack.find("web").domid());
    }
  }

  @Test
  void guestThatEndsTooSoonIsNotRestarted() throws Exception {
    try (OpsBench bench = OpsBench.withMonitor(directory, MonitorOptions.ON_DEMAND)) {
      StartedDomain web = bench.create("web");
      bench.host.hypervisor().shutdown(web.domid(), ShutdownReason.REBOOT);
      bench.awaitMonitorsEnd();
      String log = bench.monitorLog();
      assertTrue(log.contains("VM web restarting too fast (Elapsed time: "), log);
      assertTrue(log.contains("Refusing to restart to avoid loops."), log);
      assertEquals(List.of(), bench.leftovers(web));
    }
  }

  @Test
  void rebootThatSomebodyAskedForIsNotTooSoon() throws Exception {
    try (OpsBench bench = OpsBench.withMonitor(directory, MonitorOptions.ON_DEMAND)) {
      StartedDomain web = bench.create("web");
      bench.awaitBooted(web.domid());
      assertEquals(
          List.of("web REBOOTED"), bench.shutdownAndWait(ShutdownRequest.REBOOT, GRACE, web));
      // asked once, given once: the next one comes from the guest itself
      int now = bench.toolstack.find("web").domid();
      bench.host.hypervisor().shutdown(now, ShutdownReason.REBOOT);
      bench.awaitMonitorsEnd();
      assertTrue(bench.monitorLog().contains("restarting too fast"), bench.monitorLog());
    }
  }

  @Test
  void monitorFindsWhatEndedBeforeItCame() throws Exception {
    try (OpsBench bench = OpsBench.withoutMonitor(directory)) {
      StartedDomain web = bench.create("web");
      StartedDomain db = bench.create("db");
      bench.awaitBooted(web.domid());
      bench.toolstack.requestShutdown(web.domid(), ShutdownRequest.POWEROFF);
      bench.awaitDomains(
          "web to shut down",
          s -> Optional.of(true).filter(x -> bench.toolstack.find("web").info().shutdown()));
      assertEquals("---s--", DomainState.letters(bench.toolstack.find("web").info()));
      bench.startMonitor();
      bench.awaitGone(web.domid());
      assertFalse(bench.toolstack.find("db").info().shutdown());
      bench.shutdownAndWait(ShutdownRequest.POWEROFF, GRACE, db);
      bench.awaitMonitorsEnd();
    }
  }

  @Test
  void secondMonitorLeavesAtOnce() throws Exception {
    try (OpsBench bench = OpsBench.withMonitor(directory, MonitorOptions.ON_DEMAND)) {
      StartedDomain web = bench.create("web");
      bench.awaitBooted(web.domid());
      Thread second = bench.startMonitor();
      second.join(OpsBench.LIMIT.toMillis());
      assertFalse(second.isAlive());
      bench.shutdownAndWait(ShutdownRequest.POWEROFF, GRACE, web);
      bench.awaitMonitorsEnd();
      assertEquals(2, bench.monitorLog().split("Monitor started", -1).length);
    }
  }

  @Test
  void foreignDomainIsNeverTouched() throws Exception {
    try (OpsBench bench = OpsBench.withoutMonitor(directory)) {
      StartedDomain web = bench.create("web");
      bench.awaitBooted(web.domid());
      bench.host.xenstore().rm("/vm/" + web.uuid() + "/xm"); // as xl would have made it
      bench.toolstack.requestShutdown(web.domid(), ShutdownRequest.REBOOT);
      bench.awaitDomains(
          "web to shut down",
          s -> Optional.of(true).filter(x -> bench.toolstack.find("web").info().shutdown()));
      bench.startMonitor();
      bench.awaitMonitorsEnd();
      assertEquals(ShutdownReason.REBOOT, bench.toolstack.find("web").info().shutdownReason());
      assertEquals("---s--", DomainState.letters(bench.toolstack.find("web").info()));
    }
  }

  @Test
  void restartThatAKilledMonitorBeganIsFinished() throws Exception {
    try (OpsBench bench = OpsBench.withoutMonitor(directory)) {
      StartedDomain web = bench.create("web");
      Path lib = bench.host.paths().lib();
      String config =
          Files.readString(lib.resolve("userdata-d." + web.domid() + "." + web.uuid() + ".xm"));
      Path pending = bench.host.paths().run().resolve("xm/restart");
      Files.createDirectories(pending);
      Files.writeString(pending.resolve(web.uuid() + ".3.sxp"), config);
      Files.writeString(pending.resolve("damaged.sxp"), "(vm");
      bench.toolstack.destroy(web.domid());

      bench.startMonitor();
      DomainSnapshot now = bench.awaitSuccessor(web);
      assertEquals(web.uuid(), now.uuid());
      assertEquals("3", bench.host.xenstore().read("/vm/" + web.uuid() + "/xm/restart-count"));
      bench.awaitBooted(now.domid());
      StartedDomain again = new StartedDomain(now.domid(), "web", web.uuid());
      bench.shutdownAndWait(ShutdownRequest.POWEROFF, GRACE, again);
      bench.awaitMonitorsEnd();
      assertEquals(0, pending.toFile().list().length, "nothing is left to do");
    }
  }

  @Test
  void restartThatFailsIsLoggedAndLeavesNothing() throws Exception {
    try (OpsBench bench = OpsBench.withMonitor(directory, OpsBench.NO_GUARD)) {
      Path kernel = directory.resolve("kernel");
      Files.copy(directory.resolve("s/fs/boot/vmlinuz-sim"), kernel);
      StartedDomain web = bench.create("web", "kernel = '" + kernel + "'");
      bench.awaitBooted(web.domid());
      Files.delete(kernel);
      assertEquals(
          List.of("web DID_NOT_COME_BACK"),
          bench.shutdownAndWait(ShutdownRequest.REBOOT, Duration.ofMillis(300), web));
      bench.awaitMonitorsEnd();
      assertTrue(bench.monitorLog().contains("Cannot restart web"), bench.monitorLog());
      assertEquals(List.of(), bench.leftovers(web));
    }
  }
}
