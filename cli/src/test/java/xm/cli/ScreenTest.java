package xm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xm.simulator.Simulator;

/** What people see: listings and waiting on terminals of several widths, made by script(1). */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class ScreenTest {
  private static final String HEADER =
      "Name                                        ID   Mem VCPUs      State   Time(s)";
  private static final String ROW =
      "quiet                                        1    96     1     %s      0.0";
  private static final String PLAIN = HEADER + "\n" + ROW.formatted("--p---") + "\n";
  private static final String COLOURED =
      HEADER + "\n" + ROW.formatted("\033[33m--p---\033[0m") + "\n";

  @TempDir Path directory;
  private Path simulated;

  @BeforeEach
  void oneGuest() throws Exception {
    simulated = Files.createTempDirectory("xm").resolve("sim");
    Files.writeString(
        directory.resolve("quiet.cfg"),
        """
        name = 'quiet'
        kernel = '/boot/vmlinuz-sim'
        ramdisk = '/boot/initrd-sim'
        memory = 96
        extra = 'sim.ignore-shutdown'
        """);
  }

  @AfterEach
  void stop() {
    if (simulated != null) {
      Simulator.stop(simulated);
    }
  }

  @Test
  void listings_are_the_same_at_every_width_and_coloured_for_people_only() throws Exception {
    String[] cases = {
      "stty cols 40; xm list quiet",
      "stty cols 80; xm list quiet",
      "stty cols 300; LC_ALL=C.UTF-8 xm list quiet",
      "LC_ALL=C xm list quiet",
      "NO_COLOR=1 xm list quiet",
      "TERM=dumb xm list quiet",
      "xm list quiet | cat",
      "xm list --output json quiet | grep -c -e \"$(printf '\\033')\"",
    };
    StringBuilder script = new StringBuilder("xm create -qp quiet.cfg\n");
    for (String line : cases) {
      script.append("echo '<<'; ").append(line).append("; echo '>>'\n");
    }
    String screen = new ShellOnTerminal(directory, simulated, script.toString()).end();
    List<String> shown = new ArrayList<>();
    for (String part : screen.split("<<\n")) {
      if (part.contains(">>\n")) {
        shown.add(part.substring(0, part.indexOf(">>\n")));
      }
    }
    assertEquals(
        List.of(COLOURED, COLOURED, COLOURED, COLOURED, PLAIN, PLAIN, PLAIN, "0\n"), shown, screen);
  }

  private static final String OTHERS =
      """
      Name                                ID  VCPU   CPU State   Time(s) CPU Affinity
      wide                                 1     0     1   ---       0.0 1
      wide                                 1     1     -   --p       0.0 1
      Name                                ID Weight
      wide                                 1    256
      Vdev  BE handle state evt-ch ring-ref BE-path
      51712  0    0     1      -1     -1    /local/domain/0/backend/vbd/1/51712 \s
      Idx BE     MAC Addr.     handle state evt-ch tx-/rx-ring-ref BE-path
      0   0  00:16:3e:11:22:33    0     1      -1    -1   /-1      /local/domain/0/backend/vif/1/0 \s
      Name               CPUs   Sched     Active   Domain count
      Pool-0               4   credit2       y          2
      Name             CPU list
      Pool-0           0,1,2,3
      UUID                                  ID    name
      00000000-0000-0000-0000-000000000000  0    Domain-0                     \s
      0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9  1    wide                         \s
      0000:07:00.0
      0000:08:00.0
      0000:07:00.0
      0000:08:00.0
      simulated              : yes
      system                 : Linux
      host                   : simulated-host
      """;

  /** The other listings have no colours and no lines that depend on the screen or its letters. */
  @Test
  void the_other_listings_are_the_same_bytes_everywhere() throws Exception {
    Files.writeString(
        directory.resolve("wide.cfg"),
        """
        name = 'wide'
        uuid = '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9'
        kernel = '/boot/vmlinuz-sim'
        ramdisk = '/boot/initrd-sim'
        memory = 96
        vcpus = 2
        cpus = '1'
        disk = ['phy:/dev/vg0/data,xvda,w']
        vif = ['mac=00:16:3e:11:22:33,bridge=xenbr0']
        """);
    // one shell runs them all: a JVM for each would cost a minute
    Files.writeString(
        directory.resolve("listings"),
        """
        vcpu-list wide
        sched-credit2 -d wide
        block-list wide
        network-list wide
        cpupool-list
        cpupool-list -c
        vm-list
        pci-list wide
        pci-list-assignable-devices
        pci-assignable-list
        info
        """);
    String screen =
        new ShellOnTerminal(
                directory,
                simulated,
                """
                xm create -qp wide.cfg
                for how in 'stty cols 40; export LC_ALL=C' 'stty cols 300; export LC_ALL=C.UTF-8' \\
                  'stty cols 80; export NO_COLOR=1'; do
                  echo '<<'; (eval "$how"; xm shell <listings); echo '>>'
                done
                echo '<<'; xm shell <listings | cat; echo '>>'
                """)
            .end();
    List<String> shown = new ArrayList<>();
    for (String part : screen.split("<<\n")) {
      if (part.contains(">>\n")) {
        shown.add(part.substring(part.indexOf('\n') + 1, part.indexOf(">>\n")).replace("xm> ", ""));
      }
    }
    assertEquals(4, shown.size(), screen);
    assertTrue(shown.get(0).startsWith(OTHERS), shown.get(0));
    for (String other : shown) {
      assertEquals(shown.get(0), other);
    }
    assertFalse(shown.get(0).contains("\033"), shown.get(0));
  }

  @Test
  void what_is_waited_for_does_not_wrap() throws Exception {
    ShellOnTerminal shell =
        new ShellOnTerminal(
            directory,
            simulated,
            """
            trap : INT
            stty cols 40
            xm create -q quiet.cfg
            echo begins
            xm shutdown -w quiet
            """);
    shell.await("begins");
    shell.await("Waiting for quiet");
    shell.interrupt();
    String screen = shell.end();
    String waiting = screen.substring(screen.indexOf("begins\n"));
    assertTrue(waiting.contains("Waiting for quiet to shut down... "), waiting);
    for (String part : waiting.split("\033\\[K|\n|\r")) {
      assertTrue(!part.startsWith("Waiting") || part.length() < 40, "wraps at 40 columns: " + part);
    }
  }
}
