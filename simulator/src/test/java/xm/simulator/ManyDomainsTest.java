package xm.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xm.toolstack.host.Host;

/** A thousand paused domains: nothing may cost per domain what a host could not pay. */
@Timeout(120)
class ManyDomainsTest {
  private static final int DOMAINS = 1000;
  private static final long BYTES_PER_DOMAIN = 64 << 10;

  @TempDir Path directory;

  @Test
  void a_thousand_domains_fit_in_little_memory() throws IOException {
    Files.writeString(directory.resolve("host.properties"), "memory-mib=65536\n");
    try (SimulatedHost simulated = SimulatedHost.start(directory);
        Host host = simulated.connect()) {
      long before = used();
      for (int i = 0; i < DOMAINS; i++) {
        TestDomain.build(host, "number=" + i);
      }
      assertEquals(DOMAINS + 1, host.hypervisor().listDomains().size());
      assertEquals(DOMAINS + 1, host.xenstore().list("/local/domain").size());
      long perDomain = (used() - before) / DOMAINS;
      assertTrue(perDomain < BYTES_PER_DOMAIN, perDomain + " bytes per domain");
      for (int domid = 1; domid <= DOMAINS; domid++) {
        host.xenstore().rm("/local/domain/" + domid);
        host.hypervisor().destroy(domid);
      }
      assertEquals(1, host.hypervisor().listDomains().size());
    }
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
