package xm.simulator.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xm.toolstack.create.StartedDomain;
import xm.toolstack.migrate.CheckResult;
import xm.toolstack.migrate.facts.Finding;
import xm.toolstack.migrate.route.Route;

/** What a migration asks of a guest that runs, before any other host is asked. */
@Timeout(120)
class MigrationCheckTest {
  /** A receiver that is a command of its own: nothing is asked of it before. */
  private static final Route NOBODY = new Route("false", "", Route.XM);

  @TempDir Path directory;

  @Test
  void aGuestIsWhatItWasCreatedAs() {
    try (OpsBench bench = OpsBench.withoutMonitor(directory)) {
      assertEquals(
          "hvm", check(bench, bench.create("pvh", "type = 'hvm'", "vnc = 0")).guest().type());
      assertEquals("pvh", check(bench, bench.create("hvm", "type = 'pvh'")).guest().type());
      assertEquals("pv", check(bench, bench.create("other")).guest().type());
    }
  }

  @Test
  void nomigrateIsHeard() {
    try (OpsBench bench = OpsBench.withoutMonitor(directory)) {
      CheckResult kept = check(bench, bench.create("kept", "nomigrate = 1"));
      assertTrue(kept.guest().nomigrate());
      assertTrue(kept.findings().stream().map(Finding::subject).anyMatch("nomigrate"::equals));
      assertTrue(kept.refused());
      CheckResult free = check(bench, bench.create("free"));
      assertFalse(free.guest().nomigrate());
      assertFalse(free.refused());
    }
  }

  private static CheckResult check(OpsBench bench, StartedDomain domain) {
    return bench.toolstack.migrations().check(domain.domid(), NOBODY, false);
  }
}
