package xm.toolstack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.toolstack.bench.BenchHost;

class XenToolstackTest {
  private BenchHost host;
  private Toolstack toolstack;
  private int monitorStarts;

  @BeforeEach
  void toolstack(@TempDir Path directory) {
    host = new BenchHost(directory);
    host.addDomain(3, "foreign");
    host.addOwnDomain(4, "web");
    toolstack = ToolstackFactory.on(host, () -> monitorStarts++);
  }

  @Test
  void findsOrSaysThatItDoesNotExist() {
    assertEquals(4, toolstack.find("web").domid());
    NoSuchDomainException e =
        assertThrows(NoSuchDomainException.class, () -> toolstack.find("nosuch"));
    assertEquals("Domain 'nosuch' does not exist.", e.getMessage());
    assertEquals("nosuch", e.domain());
  }

  @Test
  void shutdownOfOurDomainMakesSureOfTheMonitor() {
    toolstack.requestShutdown(3, ShutdownRequest.POWEROFF);
    assertEquals(0, monitorStarts);
    toolstack.requestShutdown(4, ShutdownRequest.POWEROFF);
    assertEquals(1, monitorStarts);
  }

  @Test
  void showsEachVcpuWithItsAffinity() {
    host.domains.pin(4, 1, 2);
    assertEquals(2, toolstack.vcpus(4).size());
    assertEquals("{1, 2}", toolstack.vcpus(4).get(1).hardAffinity().toString());
    assertEquals("{0, 1, 2, 3}", toolstack.vcpus(4).get(1).softAffinity().toString());
    assertThrows(NoSuchDomainException.class, () -> toolstack.vcpus(99));
  }

  @Test
  void sparesDomain0() {
    assertEquals(
        "Cannot destroy privileged domain Domain-0",
        assertThrows(PrivilegedDomainException.class, () -> toolstack.destroy(0)).getMessage());
    assertThrows(NoSuchDomainException.class, () -> toolstack.destroy(99));
  }

  @Test
  void pausesAndUnpauses() {
    toolstack.pause(4);
    assertEquals("-bp---", DomainState.letters(toolstack.find("web").info()));
    toolstack.unpause(4);
    assertEquals("-b----", DomainState.letters(toolstack.find("web").info()));
  }
}
