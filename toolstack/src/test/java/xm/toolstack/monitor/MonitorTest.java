package xm.toolstack.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xm.toolstack.bench.BenchHost;
import xm.xenctrl.ShutdownReason;

/** The loop; what it does to domains is shown on the simulated host. */
@Timeout(20)
class MonitorTest {
  private BenchHost host;

  @BeforeEach
  void host(@TempDir Path directory) {
    host = new BenchHost(directory);
  }

  @Test
  void endsAtOnceWithoutDomainsOfOurs() throws Exception {
    host.addDomain(3, "foreign");
    host.domains.end(3, ShutdownReason.POWEROFF);
    assertTrue(monitor().run());
    assertFalse(MonitorLock.held(host.paths()));
    assertTrue(log().contains("no domain of xm is left"), log());
  }

  @Test
  void staysWhileDomainsOfOursLive() throws Exception {
    host.addOwnDomain(4, "web");
    CountDownLatch looked = new CountDownLatch(1);
    host.store.afterRead(looked::countDown);
    CompletableFuture<Boolean> running = CompletableFuture.supplyAsync(() -> monitor().run());
    assertTrue(looked.await(5, TimeUnit.SECONDS));
    assertFalse(monitor().run(), "a second monitor leaves at once");
    assertFalse(running.isDone());
    host.domains.remove(4);
    assertTrue(running.get(5, TimeUnit.SECONDS));
  }

  @Test
  void domainCreatedWhileItEndsIsNotForgotten() throws Exception {
    CountDownLatch looks = new CountDownLatch(3);
    host.store.afterRead(
        () -> {
          looks.countDown();
          if (looks.getCount() == 2) {
            // as of a create that finds the lock held, after the look that finds nothing
            assertTrue(MonitorLock.held(host.paths()));
            host.addOwnDomain(5, "second");
          }
        });
    CompletableFuture<Boolean> running = CompletableFuture.supplyAsync(() -> monitor().run());
    assertTrue(looks.await(5, TimeUnit.SECONDS));
    assertTrue(MonitorLock.held(host.paths()));
    host.domains.remove(5);
    assertTrue(running.get(5, TimeUnit.SECONDS));
    assertEquals(2, log().split("Monitor started", -1).length - 1);
  }

  private Monitor monitor() {
    return new Monitor(host, MonitorOptions.ON_DEMAND);
  }

  private String log() throws java.io.IOException {
    return Files.readString(host.paths().log().resolve("xm/xm.log"));
  }
}
