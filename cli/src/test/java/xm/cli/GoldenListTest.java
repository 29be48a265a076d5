package xm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** xm list of real hosts: the simulated host with the same domains prints the same bytes. */
class GoldenListTest {
  private static final int TIME_COLUMN = 70;

  @TempDir Path directory;

  private StagedHost hostOf(List<String> table) throws IOException {
    StagedHost host = new StagedHost(directory);
    for (String line : table.subList(1, table.size())) {
      String[] f = Captured.fields(line);
      if (f.length == 4) {
        host.inactive(f[0], Long.parseLong(f[1]), Integer.parseInt(f[2]));
      } else {
        host.domain(
            Integer.parseInt(f[1]),
            f[0].equals("(null)") ? "" : f[0],
            f[4],
            Long.parseLong(f[2]),
            Integer.parseInt(f[3]),
            Double.parseDouble(f[5]));
      }
    }
    return host;
  }

  private static List<String> sorted(List<String> table) {
    List<String> rows = new ArrayList<>(table.subList(1, table.size()));
    rows.sort(Comparator.comparing(row -> Captured.fields(row)[0]));
    rows.add(0, table.get(0));
    return rows;
  }

  /** The sample of xm 4.4 itself: what it said of a stopped domain's last run, we do not know. */
  @Test
  void of_xm_4_4() throws IOException {
    List<String> table =
        """
        Name                                        ID   Mem VCPUs      State   Time(s)
        Domain-0                                     0  1024     4     r-----  11794.3
        crashed1                                     7   256     1     ----c-      5.2
        debian-pv                                    3   512     2     -b----     20.5
        managed-off                                      512     1                33.0
        win7                                         5  1024     1     --p---      0.0
        """
            .lines()
            .toList();
    try (StagedHost host = hostOf(table)) {
      assertEquals(Captured.text(table).replace("    33.0\n", "     0.0\n"), host.out("list"));
    }
  }

  /** Ganeti's are in no order: they were put together by hand. All else is byte for byte. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ganeti-xen-xm-list-4.0.1-dom0-only.txt",
        "ganeti-xen-xm-list-4.0.1-four-instances.txt",
        "fusioninventory-xm_list2"
      })
  void of_real_hosts(String name) throws IOException {
    List<String> table = Captured.lines(name);
    List<String> expected = sorted(table);
    // xend remembered the CPU time of a domain's last run; here nobody counts then
    expected.replaceAll(
        line ->
            Captured.fields(line).length == 4 ? line.substring(0, TIME_COLUMN) + "     0.0" : line);
    try (StagedHost host = hostOf(table)) {
      assertEquals(Captured.text(expected), host.out("list"));
    }
  }

  /** A crashed domain is {@code ---sc-} to xl, and one without a name is called (null). */
  @Test
  void of_an_xl_with_crashed_domains() throws IOException {
    List<String> table = Captured.lines("ganeti-xen-xl-list-4.4-crashed-instances.txt");
    List<String> expected = new ArrayList<>(table);
    expected.replaceAll(
        line -> line.replace("--psc-", "--p-c-").replace("(null)      ", "Domain-28441"));
    try (StagedHost host = hostOf(table)) {
      assertEquals(Captured.text(sorted(expected)), host.out("list"));
    }
  }

  /** xl puts one blank more before the time. */
  @ParameterizedTest
  @ValueSource(strings = {"fusioninventory-xl_list", "facter-xen_domains"})
  void of_an_xl(String name) throws IOException {
    List<String> table = Captured.lines(name);
    List<String> expected = sorted(table);
    expected.replaceAll(line -> line.replaceFirst("([rbpscd-]{6})  ?( *[0-9.]+)$", "$1 $2"));
    try (StagedHost host = hostOf(table)) {
      assertEquals(Captured.text(expected), host.out("list"));
    }
  }

  /** xm 3.0: other widths, and {@code Mem(MiB)}; the words agree. */
  @Test
  void of_xm_3_0_by_words() throws IOException {
    List<String> table = Captured.lines("fusioninventory-xm_list");
    List<String> expected = Captured.words(sorted(table));
    expected.set(0, expected.get(0).replace("Mem(MiB)", "Mem"));
    try (StagedHost host = hostOf(table)) {
      assertEquals(expected, Captured.words(host.out("list").lines().toList()));
    }
  }

  @Test
  void an_unknown_option() throws IOException {
    try (StagedHost host = new StagedHost(directory)) {
      XmRun run = host.xm("list", "--bad");
      assertEquals("Error: option --bad not recognized\n", run.err());
      assertEquals(
          """
          Usage: xm list [options] [Domain, ...]

          List information about all/some domains.
            -l, --long                     Output all VM details in SXP              \s
            --label                        Include security labels                   \s
            --state=<state>                Select only VMs with the specified state  \s
            --pool=<pool>                  Select only VMs in specified cpu pool     \s

          """,
          run.out());
      assertEquals(1, run.exitCode());
    }
  }
}
