package xm.simulator.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xm.toolstack.ToolstackFactory;
import xm.toolstack.cleanup.Leftover;
import xm.toolstack.create.StartedDomain;
import xm.toolstack.events.HostEvent;
import xm.toolstack.host.Host;
import xm.toolstack.hostlife.StopKeeper;
import xm.toolstack.hostlife.StopOptions;
import xm.toolstack.hostlife.StopReport;
import xm.xenctrl.ShutdownReason;
import xm.xenstore.XenstoreClient;

/** The host as a whole: what is left over, what happens, how it is stopped. */
@Timeout(60)
class HostLifeTest {
  private static final UUID NOBODY = UUID.fromString("11111111-2222-3333-4444-555555555555");

  @TempDir Path directory;

  @Test
  void whatBelongsToNobodyIsFoundAndRemoved() throws Exception {
    try (OpsBench bench = OpsBench.withoutMonitor(directory)) {
      StartedDomain web = bench.create("web", "disk = ['phy:/dev/vg0/hello,xvda,w']");
      Path lib = bench.host.paths().lib();
      XenstoreClient store = bench.host.xenstore();
      store.write("/local/domain/77/name", "gone");
      store.write("/libxl/77/type", "pv");
      store.write("/vm/" + NOBODY + "/name", "gone");
      store.write("/local/domain/0/backend/vbd/77/51712/state", "2");
      Files.writeString(lib.resolve("userdata-d.77." + NOBODY + ".xm"), "(vm)");
      List<String> before = store.list("/local/domain/0/backend/vbd");

      List<Leftover> found = bench.toolstack.hostLife().leftovers();
      assertEquals(5, found.size(), found.toString());
      assertEquals(before, store.list("/local/domain/0/backend/vbd"), "only looked");

      List<String> told = new ArrayList<>();
      assertTrue(bench.toolstack.hostLife().cleanUp((l, failure) -> told.add(failure)));
      assertEquals(List.of("", "", "", "", ""), told);
      assertEquals(List.of(), bench.toolstack.hostLife().leftovers());
      assertFalse(bench.toolstack.find("web").info().shutdown());
      bench.awaitBooted(web.domid());
      bench.toolstack.destroy(web.domid());
      assertEquals(List.of(), bench.leftovers(web));
    }
  }

  @Test
  void eventsTellALifeInItsOrder() throws Exception {
    try (OpsBench bench = OpsBench.withMonitor(directory, OpsBench.NO_GUARD)) {
      LinkedBlockingQueue<HostEvent> heard = new LinkedBlockingQueue<>();
      CountDownLatch listening = new CountDownLatch(1);
      Thread follower =
          new Thread(() -> bench.toolstack.hostLife().follow(heard::add, listening::countDown));
      follower.setDaemon(true);
      follower.start();
      assertTrue(listening.await(10, TimeUnit.SECONDS));
      StartedDomain web = bench.create("web", "disk = ['phy:/dev/vg0/hello,xvda,w']");
      awaitEvent(heard, "created web ");
      awaitEvent(heard, "started web ");
      awaitEvent(heard, "device-up web vbd 51712");
      bench.host.hypervisor().shutdown(web.domid(), ShutdownReason.REBOOT);
      awaitEvent(heard, "shutdown web reboot");
      awaitEvent(heard, "device-down web vbd 51712");
      awaitEvent(heard, "destroyed web ");
      awaitEvent(heard, "created web ");
      awaitEvent(heard, "restarted web 1");
      bench.toolstack.destroy(bench.toolstack.find("web").domid());
      awaitEvent(heard, "destroyed web ");
    }
  }

  @Test
  void stopEndsAllAndRestartsNone() throws Exception {
    try (OpsBench bench = OpsBench.withMonitor(directory, OpsBench.NO_GUARD)) {
      StartedDomain first = bench.create("first", "on_poweroff = 'restart'");
      StartedDomain deaf = bench.create("deaf", "extra = 'sim.ignore-shutdown'");
      StartedDomain last = bench.create("last");
      for (StartedDomain domain : List.of(first, deaf, last)) {
        bench.awaitBooted(domain.domid());
      }
      List<String> told = new ArrayList<>();
      StopReport report =
          bench
              .toolstack
              .hostLife()
              .stopAll(
                  List.of(List.of("last"), List.of("first")),
                  new StopOptions(Duration.ofSeconds(2), true),
                  StopKeeper.NONE,
                  (name, domid, outcome, reason) -> told.add(name + " " + outcome));
      assertEquals(new StopReport(0, 0, 2, 1, 0), report, told.toString());
      assertTrue(told.indexOf("last ENDED") < told.indexOf("first ENDED"), told.toString());
      assertEquals("deaf DESTROYED", told.get(told.size() - 1));
      bench.awaitMonitorsEnd();
      assertEquals(1, bench.toolstack.sample().domains().size());
    }
  }

  @Test
  void aDomainThatServesDevicesIsStoppedAfterItsGuests() throws Exception {
    try (OpsBench bench = OpsBench.withMonitor(directory, OpsBench.NO_GUARD)) {
      String serves = "extra = 'sim.driver-domain'";
      String own = "disk = ['phy:/dev/vg0/hello,xvda,r']";
      String served = "disk = ['phy:/dev/xvda,xvda,r,%s']";
      List<StartedDomain> all = new ArrayList<>();
      all.add(bench.create("san", serves, "driver_domain = 1", own));
      bench.awaitBooted(all.get(0).domid());
      all.add(bench.create("net", serves, "driver_domain = 1", served.formatted("san")));
      bench.awaitBooted(all.get(1).domid());
      all.add(bench.create("web", served.formatted("net")));
      all.add(bench.create("other"));
      bench.awaitBooted(all.get(2).domid());
      bench.awaitBooted(all.get(3).domid());
      List<String> told = new ArrayList<>();
      bench
          .toolstack
          .hostLife()
          .stopAll(
              List.of(List.of("san", "net"), List.of("web", "other")),
              new StopOptions(Duration.ofSeconds(20), true),
              StopKeeper.NONE,
              (name, domid, outcome, reason) -> told.add(name + " " + outcome));
      assertTrue(told.indexOf("other ENDED") < told.indexOf("net ASKED"), told.toString());
      assertTrue(told.indexOf("web ENDED") < told.indexOf("net ASKED"), told.toString());
      assertTrue(told.indexOf("net ENDED") < told.indexOf("san ASKED"), told.toString());
      assertTrue(told.contains("san ENDED"), told.toString());
    }
  }

  @Test
  void whatIgnoresTheStopMayBeLeftAlone() {
    try (OpsBench bench = OpsBench.withMonitor(directory, OpsBench.NO_GUARD)) {
      StartedDomain deaf = bench.create("deaf", "extra = 'sim.ignore-shutdown'");
      StopReport report =
          bench
              .toolstack
              .hostLife()
              .stopAll(
                  List.of(),
                  new StopOptions(Duration.ZERO, false),
                  StopKeeper.NONE,
                  (name, domid, outcome, reason) -> {});
      assertEquals(new StopReport(0, 0, 0, 0, 1), report);
      bench.awaitBooted(deaf.domid());
      // the host goes on, and so do restarts
      bench.host.hypervisor().shutdown(deaf.domid(), ShutdownReason.REBOOT);
      assertEquals(deaf.uuid(), bench.awaitSuccessor(deaf).uuid());
    }
  }

  @Test
  void statusTellsOfTheMonitorWithoutDisturbingIt() throws Exception {
    try (OpsBench bench = OpsBench.withMonitor(directory, OpsBench.NO_GUARD)) {
      assertFalse(bench.toolstack.hostLife().monitorStatus().running());
      StartedDomain web = bench.create("web");
      bench.awaitBooted(web.domid());
      try (Host other = bench.connect()) {
        var status = ToolstackFactory.on(other).hostLife().monitorStatus();
        assertEquals(ProcessHandle.current().pid(), status.pid());
        assertEquals(1, status.watched());
        assertTrue(status.residentKib() > 1000, status.toString());
      }
      bench.toolstack.destroy(web.domid());
      bench.awaitMonitorsEnd();
      assertFalse(bench.toolstack.hostLife().monitorStatus().running());
    }
  }

  private static void awaitEvent(LinkedBlockingQueue<HostEvent> heard, String wanted)
      throws InterruptedException {
    List<String> skipped = new ArrayList<>();
    while (true) {
      HostEvent event = heard.poll(10, TimeUnit.SECONDS);
      assertTrue(event != null, () -> wanted + " did not come after " + skipped);
      String text = event.kind().word() + " " + event.name() + " " + event.detail();
      if (text.equals(wanted)) {
        return;
      }
      skipped.add(text);
    }
  }
}
