package xm.simulator.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.NoSuchDomainException;
import xm.toolstack.ShutdownRequest;
import xm.toolstack.create.StartedDomain;
import xm.toolstack.monitor.MonitorLock;
import xm.toolstack.monitor.MonitorOptions;

/** {@code xm shutdown} and {@code xm reboot}, with and without waiting. */
@Timeout(60)
class OpsShutdownTest {
  private static final Duration GRACE = Duration.ofSeconds(30);

  @TempDir Path directory;

  @Test
  void poweroffTakesTheDomainAwayAndEndsTheMonitor() throws Exception {
    try (OpsBench bench = OpsBench.withMonitor(directory, MonitorOptions.ON_DEMAND)) {
      StartedDomain web =
          bench.create("web", "vif = ['bridge=xenbr0']", "disk = ['phy:/dev/vg0/hello,xvda,w']");
      assertTrue(MonitorLock.file(bench.host.paths()).toFile().exists());
      assertEquals(
          List.of("web TERMINATED"), bench.shutdownAndWait(ShutdownRequest.POWEROFF, GRACE, web));
      assertThrows(NoSuchDomainException.class, () -> bench.toolstack.find("web"));
      bench.awaitMonitorsEnd();
      assertFalse(MonitorLock.held(bench.host.paths()));
      assertEquals(List.of(), bench.leftovers(web));
    }
  }

  @Test
  void rebootBringsBackTheSameDomainUnderAnotherId() throws Exception {
    try (OpsBench bench = OpsBench.withMonitor(directory, OpsBench.NO_GUARD)) {
      StartedDomain web =
          bench.create("web", "vif = ['bridge=xenbr0']", "disk = ['phy:/dev/vg0/hello,xvda,w']");
      String mac = mac(bench, web.domid());
      assertEquals(
          List.of("web REBOOTED"), bench.shutdownAndWait(ShutdownRequest.REBOOT, GRACE, web));
      DomainSnapshot now = bench.awaitSuccessor(web);
      assertNotEquals(web.domid(), now.domid());
      assertEquals(web.uuid(), now.uuid());
      assertEquals(mac, mac(bench, now.domid()));
      assertEquals(List.of(), bench.leftovers(web));
      assertEquals("1", bench.host.xenstore().read("/vm/" + web.uuid() + "/xm/restart-count"));

      StartedDomain again = new StartedDomain(now.domid(), "web", web.uuid());
      bench.shutdownAndWait(ShutdownRequest.REBOOT, GRACE, again);
      assertEquals("2", bench.host.xenstore().read("/vm/" + web.uuid() + "/xm/restart-count"));
    }
  }

  @Test
  void renamedDomainComesBackUnderItsNewName() {
    try (OpsBench bench = OpsBench.withMonitor(directory, OpsBench.NO_GUARD)) {
      StartedDomain web = bench.create("web");
      bench.toolstack.rename(web.domid(), "shop");
      StartedDomain shop = new StartedDomain(web.domid(), "shop", web.uuid());
      assertEquals(
          List.of("shop REBOOTED"), bench.shutdownAndWait(ShutdownRequest.REBOOT, GRACE, shop));
      assertNotEquals(web.domid(), bench.toolstack.find("shop").domid());
    }
  }

  @Test
  void rebootThatIsConfiguredToDestroyDoesNotComeBack() {
    try (OpsBench bench = OpsBench.withMonitor(directory, OpsBench.NO_GUARD)) {
      StartedDomain web = bench.create("web", "on_reboot = 'destroy'");
      assertEquals(
          List.of("web DID_NOT_COME_BACK"),
          bench.shutdownAndWait(ShutdownRequest.REBOOT, Duration.ofMillis(300), web));
    }
  }

  @Test
  void allAreWaitedForInTheOrderInWhichTheyEnd() {
    try (OpsBench bench = OpsBench.withMonitor(directory, MonitorOptions.ON_DEMAND)) {
      StartedDomain slow = bench.create("slow", "extra = 'sim.shutdown-seconds=1.5'");
      StartedDomain fast = bench.create("fast", "extra = 'sim.shutdown-seconds=0.1'");
      assertEquals(
          List.of("fast TERMINATED", "slow TERMINATED"),
          bench.shutdownAndWait(ShutdownRequest.HALT, GRACE, slow, fast));
    }
  }

  @Test
  void guestThatIgnoresTheRequestRunsOnUntilDestroyed() throws Exception {
    try (OpsBench bench = OpsBench.withMonitor(directory, MonitorOptions.ON_DEMAND)) {
      StartedDomain deaf = bench.create("deaf", "extra = 'sim.ignore-shutdown'");
      List<String> heard = new ArrayList<>();
      CompletableFuture<Void> waiting =
          CompletableFuture.runAsync(
              () -> heard.addAll(bench.shutdownAndWait(ShutdownRequest.POWEROFF, GRACE, deaf)));
      bench
          .host
          .xenstore()
          .await(
              OpsBench.LIMIT,
              "the request",
              r ->
                  r.readIfExists("/local/domain/" + deaf.domid() + "/control/shutdown")
                      .filter("poweroff"::equals));
      StartedDomain other = bench.create("other");
      bench.shutdownAndWait(ShutdownRequest.POWEROFF, GRACE, other); // time enough to obey
      assertFalse(waiting.isDone());
      assertFalse(bench.toolstack.find("deaf").info().shutdown());
      bench.toolstack.destroy(deaf.domid());
      waiting.get(20, TimeUnit.SECONDS);
      assertEquals(List.of("deaf TERMINATED"), heard);
      assertEquals(List.of(), bench.leftovers(deaf));
    }
  }

  private static String mac(OpsBench bench, int domid) {
    return bench.host.xenstore().read("/local/domain/0/backend/vif/" + domid + "/0/mac");
  }
}
