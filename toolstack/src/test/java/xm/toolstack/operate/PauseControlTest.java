package xm.toolstack.operate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.toolstack.DomainStateException;
import xm.toolstack.NoSuchDomainException;
import xm.toolstack.PrivilegedDomainException;
import xm.toolstack.bench.BenchDomains;
import xm.toolstack.bench.BenchHost;
import xm.toolstack.sample.HostSampler;
import xm.xenctrl.ShutdownReason;

class PauseControlTest {
  private BenchHost host;
  private PauseControl control;

  @BeforeEach
  void host(@TempDir Path directory) {
    host = new BenchHost(directory);
    host.addDomain(3, "web");
    control = new PauseControl(host);
  }

  @Test
  void pausesAndMarksItAsTheAdministratorsWish() {
    control.pause(3);
    control.pause(3);
    assertTrue(host.domains.get(3).paused());
    assertTrue(new HostSampler(host).sample().domains().get(1).adminPaused());
    control.unpause(3);
    assertFalse(host.domains.get(3).paused());
    assertFalse(new HostSampler(host).sample().domains().get(1).adminPaused());
  }

  @Test
  void crashedDomainMayBePausedAndStaysAsItIs() {
    host.domains.end(3, ShutdownReason.CRASH);
    int flags = host.domains.get(3).flags();
    control.pause(3);
    assertEquals(flags, host.domains.get(3).flags());
  }

  @Test
  void refusesWhatDoesNotRun() {
    host.domains.end(3, ShutdownReason.POWEROFF);
    assertEquals(
        "Domain 'web' is not started",
        assertThrows(DomainStateException.class, () -> control.pause(3)).getMessage());
    assertThrows(DomainStateException.class, () -> control.unpause(3));
    host.domains.flags(3, BenchDomains.DYING);
    assertThrows(DomainStateException.class, () -> control.pause(3));
  }

  @Test
  void sparesDomain0() {
    assertEquals(
        "Cannot pause privileged domain Domain-0",
        assertThrows(PrivilegedDomainException.class, () -> control.pause(0)).getMessage());
    assertEquals(
        "Cannot unpause privileged domain Domain-0",
        assertThrows(PrivilegedDomainException.class, () -> control.unpause(0)).getMessage());
  }

  @Test
  void unknownDomainIsReportedAndLeavesNoNode() {
    assertThrows(NoSuchDomainException.class, () -> control.pause(99));
    assertEquals(0, host.store.dump().keySet().stream().filter(p -> p.contains("99")).count());
  }
}
