package xm.toolstack.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.toolstack.bench.BenchDomains;
import xm.toolstack.bench.BenchHost;
import xm.xenctrl.ShutdownReason;

class DomainWatchTest {
  private BenchHost host;
  private DomainWatch watch;

  @BeforeEach
  void host(@TempDir Path directory) {
    host = new BenchHost(directory);
    watch = new DomainWatch(host);
  }

  @Test
  void seesOurDomainsOnly() {
    host.addDomain(3, "foreign");
    host.domains.end(3, ShutdownReason.POWEROFF);
    assertEquals(new DomainWatch.View(java.util.List.of(), false), watch.look());
    host.addOwnDomain(4, "web");
    assertTrue(watch.look().left());
    host.store.with("/vm/" + BenchDomains.uuid(4) + "/xm/restart-count", "2");
    host.domains.end(4, ShutdownReason.REBOOT);
    DomainWatch.View view = watch.look();
    assertEquals(1, view.ended().size());
    EndedDomain web = view.ended().get(0);
    assertEquals("web (4)", web.label());
    assertEquals(2, web.restarts());
    assertEquals(1394452800.25, web.startSeconds());
  }

  @Test
  void suspendedDomainIsLeftButHasNotEnded() {
    host.addOwnDomain(4, "web");
    host.domains.end(4, ShutdownReason.SUSPEND);
    assertTrue(watch.look().left());
    assertTrue(watch.look().ended().isEmpty());
  }

  @Test
  void preservedDyingAndHandledDomainsKeepNobodyBusy() {
    host.addOwnDomain(4, "kept");
    host.domains.end(4, ShutdownReason.CRASH);
    host.store.with("/vm/" + BenchDomains.uuid(4) + "/xm/preserved", "1");
    host.addOwnDomain(5, "zombie");
    host.domains.flags(5, BenchDomains.DYING | BenchDomains.SHUTDOWN);
    host.addOwnDomain(6, "web");
    host.domains.end(6, ShutdownReason.CRASH);
    watch.done(watch.look().ended().get(0));
    assertFalse(watch.look().left());
    assertTrue(watch.look().ended().isEmpty());
  }

  @Test
  void idThatIsUsedAgainIsAnotherDomain() {
    host.addOwnDomain(6, "web");
    host.domains.end(6, ShutdownReason.CRASH);
    watch.done(watch.look().ended().get(0));
    host.domains.handle(6, BenchDomains.uuid(66));
    host.store.with("/vm/" + BenchDomains.uuid(66) + "/xm/toolstack", "xm");
    assertEquals(1, watch.look().ended().size());
  }

  @Test
  void readsNothingOfDomainsThatLiveOn() {
    host.addOwnDomain(4, "web");
    assertTrue(watch.look().left());
    // an answer from before: only a domain that is asked about again could have lost its mark
    host.store.rm("/vm/" + BenchDomains.uuid(4) + "/xm/toolstack");
    assertTrue(watch.look().left());
    host.domains.end(4, ShutdownReason.POWEROFF);
    assertFalse(watch.look().left(), "one that has ended is asked about");
  }

  @Test
  void seesTheMarkThatComesLater() {
    host.addDomain(4, "web");
    assertFalse(watch.look().left());
    host.store.with("/vm/" + BenchDomains.uuid(4) + "/xm/toolstack", "xm");
    assertTrue(watch.look().left());
  }
}
