package xm.toolstack.operate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.ShutdownRequest;
import xm.toolstack.bench.BenchDomains;
import xm.toolstack.bench.BenchHost;
import xm.toolstack.sample.HostSampler;
import xm.xenctrl.ShutdownReason;

@Timeout(20)
class ShutdownWaiterTest {
  private static final Duration LONG = Duration.ofSeconds(15);
  private static final Duration SHORT = Duration.ofMillis(60);

  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private BenchHost host;

  @BeforeEach
  void host(@TempDir Path directory) {
    host = new BenchHost(directory);
    host.addOwnDomain(3, "web");
    host.addOwnDomain(4, "db");
  }

  @Test
  void reportsEachDomainWhenItIsGone() throws Exception {
    CompletableFuture<Void> waiting = await(ShutdownRequest.POWEROFF, LONG);
    host.domains.end(4, ShutdownReason.POWEROFF);
    host.domains.end(3, ShutdownReason.POWEROFF);
    host.domains.remove(4);
    assertEquals("db TERMINATED", next());
    host.domains.flags(3, BenchDomains.DYING);
    assertEquals("web TERMINATED", next());
    waiting.get(5, TimeUnit.SECONDS);
  }

  @Test
  void shutDownButStillThereIsNotTheEnd() {
    host.domains.end(3, ShutdownReason.POWEROFF);
    host.domains.remove(4);
    CompletableFuture<Void> waiting = await(ShutdownRequest.POWEROFF, SHORT);
    assertTimeoutPreemptively(Duration.ofSeconds(5), () -> assertEquals("db TERMINATED", next()));
    assertEquals(false, waiting.isDone());
    host.domains.remove(3);
    waiting.join();
  }

  @Test
  void shutDownAndPreservedIsTheEnd() throws Exception {
    CompletableFuture<Void> waiting = await(ShutdownRequest.POWEROFF, LONG);
    host.domains.remove(4);
    host.domains.end(3, ShutdownReason.POWEROFF);
    assertEquals("db TERMINATED", next());
    host.store.with("/vm/" + BenchDomains.uuid(3) + "/xm/preserved", "1");
    assertEquals("web TERMINATED", next());
    waiting.get(5, TimeUnit.SECONDS);
  }

  @Test
  void anotherDomainUnderTheIdIsNotTheSame() throws Exception {
    host.domains.remove(4);
    CompletableFuture<Void> waiting = await(ShutdownRequest.POWEROFF, LONG);
    assertEquals("db TERMINATED", next());
    host.domains.handle(3, BenchDomains.uuid(77));
    assertEquals("web TERMINATED", next());
    waiting.join();
  }

  @Test
  void rebootIsOverWhenTheNewOneRuns() throws Exception {
    CompletableFuture<Void> waiting = await(ShutdownRequest.REBOOT, LONG);
    host.domains.remove(4);
    successor(14, "db", BenchDomains.PAUSED);
    host.domains.remove(3);
    successor(13, "web", BenchDomains.RUNNING);
    assertEquals("web REBOOTED", next());
    host.store.with("/vm/" + BenchDomains.uuid(14) + "/xm/restart-count", "1");
    assertEquals("db REBOOTED", next());
    waiting.get(5, TimeUnit.SECONDS);
  }

  @Test
  void rebootOfForeignDomainIsOverWhenTheNewOneIsThere() throws Exception {
    CompletableFuture<Void> waiting = await(ShutdownRequest.REBOOT, LONG);
    host.domains.remove(4);
    host.addDomain(14, "db");
    host.domains.flags(14, BenchDomains.PAUSED);
    assertEquals("db REBOOTED", next());
    host.addDomain(13, "web"); // rename-restart: the old one is kept
    assertEquals("web REBOOTED", next());
    waiting.get(5, TimeUnit.SECONDS);
  }

  @Test
  void rebootFailsAfterTheGrace() throws Exception {
    CompletableFuture<Void> waiting = await(ShutdownRequest.REBOOT, SHORT);
    host.domains.remove(3);
    assertEquals("web DID_NOT_COME_BACK", next());
    host.domains.remove(4);
    assertEquals("db DID_NOT_COME_BACK", next());
    waiting.get(5, TimeUnit.SECONDS);
  }

  @Test
  void graceStartsAnewWhenTheRestartFails() throws Exception {
    CompletableFuture<Void> waiting = await(ShutdownRequest.REBOOT, SHORT);
    successor(14, "db", BenchDomains.PAUSED);
    host.domains.remove(4);
    successor(13, "web", BenchDomains.RUNNING);
    assertEquals("web REBOOTED", next());
    host.domains.remove(14);
    assertEquals("db DID_NOT_COME_BACK", next());
    waiting.get(5, TimeUnit.SECONDS);
  }

  private void successor(int domid, String name, int flags) {
    host.store.with("/vm/" + BenchDomains.uuid(domid) + "/xm/toolstack", "xm");
    host.store.with("/vm/" + BenchDomains.uuid(domid) + "/xm/restart-count", "0");
    host.store.with("/local/domain/" + domid + "/name", name);
    host.domains.add(domid, flags);
  }

  private CompletableFuture<Void> await(ShutdownRequest request, Duration grace) {
    List<DomainSnapshot> domains = new ArrayList<>();
    for (DomainSnapshot d : new HostSampler(host).sample().domains()) {
      if (d.domid() != 0) {
        domains.add(d);
      }
    }
    if (domains.size() == 1) { // a domain that ended before the wait began
      domains.add(
          new DomainSnapshot(
              4, "db", BenchDomains.uuid(4), domains.get(0).info(), 1, "Pool-0", 0, false));
    }
    return CompletableFuture.runAsync(
        () ->
            new ShutdownWaiter(host)
                .await(
                    domains, request, grace, (d, outcome) -> heard.add(d.name() + " " + outcome)));
  }

  private String next() throws InterruptedException {
    return String.valueOf(heard.poll(10, TimeUnit.SECONDS));
  }
}
