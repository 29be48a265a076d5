package xm.simulator.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xm.config.sxp.SxpPrinter;
import xm.toolstack.ConsoleEndpoint;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.HostInfo;
import xm.toolstack.NameInUseException;
import xm.toolstack.create.StartedDomain;
import xm.toolstack.monitor.MonitorOptions;

/** Looking at domains and changing them while they run. */
@Timeout(60)
class OpsDomainTest {

  @Test
  void listsFindsRenamesAndPauses(@TempDir Path directory) {
    try (OpsBench bench = OpsBench.withMonitor(directory, MonitorOptions.ON_DEMAND)) {
      StartedDomain web = bench.create("web", "maxmem = 128", "vcpus = 2");
      StartedDomain db = bench.create("db");
      assertEquals(
          "Domain-0", bench.toolstack.sample().domains().get(0).name(), "dom0 comes first");
      DomainSnapshot found = bench.toolstack.find(web.uuid().toString());
      assertEquals(web.domid(), found.domid());
      assertEquals(64 * 1024, found.targetKib());
      assertTrue(found.startSeconds() > 1_000_000_000);
      assertEquals(2, bench.toolstack.vcpus(web.domid()).size());

      NameInUseException e =
          assertThrows(NameInUseException.class, () -> bench.toolstack.rename(web.domid(), "db"));
      assertEquals("VM name 'db' already exists as domain " + db.domid(), e.getMessage());
      bench.toolstack.rename(web.domid(), Integer.toString(web.domid()));
      bench.toolstack.rename(db.domid(), "web");
      assertEquals(db.domid(), bench.toolstack.find("web").domid());

      bench.toolstack.pause(db.domid());
      assertTrue(bench.toolstack.find("web").info().paused());
      assertTrue(bench.toolstack.find("web").adminPaused());
      bench.toolstack.unpause(db.domid());
      assertTrue(!bench.toolstack.find("web").info().paused());
    }
  }

  @Test
  void describesDomainOfOurs(@TempDir Path directory) {
    try (OpsBench bench = OpsBench.withMonitor(directory, MonitorOptions.ON_DEMAND)) {
      StartedDomain web =
          bench.create(
              "web",
              "description = 'shop front'",
              "on_crash = 'preserve'",
              "root = '/dev/xvda ro'",
              "vif = ['bridge=xenbr0, mac=00:16:3e:01:02:03']",
              "disk = ['phy:/dev/vg0/hello,xvda,w']");
      bench.awaitBooted(web.domid());
      String text = SxpPrinter.print(bench.toolstack.describe(web.domid()));
      for (String line :
          new String[] {
            "(domain\n    (domid " + web.domid() + ")\n",
            "\n    (on_poweroff destroy)\n    (description 'shop front')\n    (on_crash preserve)\n",
            "\n    (uuid " + web.uuid() + ")\n",
            "\n    (name web)\n    (on_reboot restart)\n    (maxmem 64)\n    (memory 64)\n",
            "\n            (kernel /boot/vmlinuz-sim)\n            (args 'root=/dev/xvda ro')\n",
            "\n    (status 2)\n",
            "(bridge xenbr0)",
            "(mac 00:16:3e:01:02:03)",
            "(uname phy:/dev/vg0/hello)",
            "(dev xvda:disk)",
          }) {
        assertTrue(text.contains(line), line + "\nis not in\n" + text);
      }
    }
  }

  @Test
  void opensConsoleAndTellsOfTheHost(@TempDir Path directory) {
    try (OpsBench bench = OpsBench.withMonitor(directory, MonitorOptions.ON_DEMAND)) {
      StartedDomain web = bench.create("web");
      ConsoleEndpoint console = bench.toolstack.console(web.domid(), 0);
      assertEquals(console, bench.toolstack.consoleOf("web", OpsBench.LIMIT));
      HostInfo info = bench.toolstack.info();
      assertTrue(info.simulated());
      assertEquals(0, info.freeCpus());
      assertTrue(info.physical().freePages() > 0);
    }
  }
}
