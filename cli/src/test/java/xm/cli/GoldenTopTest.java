package xm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.toolstack.usage.DiskCounters;
import xm.xenctrl.DomainInfo;
import xm.xenctrl.PhysInfo;
import xm.xenctrl.XenVersion;

/**
 * xentop -b of real hosts: xm top -b prints the same of a host that counts the same. A share of the
 * CPU is the difference of two looks, as with xentop.
 */
class GoldenTopTest {
  private static final long NO_LIMIT_PAGES = 0xffff_ffffL;

  @TempDir Path directory;

  /** Index of the columns behind the name, of a row with sectors. */
  private StagedHost hostOf(List<String> table, long memoryKib) {
    StagedHost host = new StagedHost(directory);
    host.hardware(
        new PhysInfo(
            1,
            4,
            4,
            3,
            1,
            2400000,
            memoryKib / 4,
            0,
            0,
            0,
            true,
            true,
            true,
            true,
            true,
            false,
            List.of()),
        new XenVersion(4, 4, ".0", "", "", "", 4096, 0, "", "", "", "", ""));
    int domid = 1;
    for (String line : table.subList(1, table.size())) {
      String[] f = Captured.fields(line.replace("no limit", "none"));
      boolean sectors = f.length == 19;
      int id = f[0].equals("Domain-0") ? 0 : domid++;
      host.domain(
          f[0],
          new DomainInfo(
              id,
              flags(f[1]),
              number(f[4]) / 4,
              f[6].equals("none") ? NO_LIMIT_PAGES : number(f[6]) / 4,
              0,
              0,
              0,
              0,
              number(f[2]) * 1_000_000_000L,
              (int) number(f[8]),
              (int) number(f[8]) - 1,
              (int) number(f[f.length - 1]),
              new UUID(0, id),
              0),
          List.of(),
          Double.parseDouble(f[3]) / 100);
      List<DiskCounters> disks = new ArrayList<>();
      for (int i = 0; i < number(f[12]); i++) {
        boolean first = i == 0;
        disks.add(
            new DiskCounters(
                id,
                51712 + 16 * i,
                false,
                true,
                first ? number(f[13]) : 0,
                first ? number(f[14]) : 0,
                first ? number(f[15]) : 0,
                first && sectors ? number(f[16]) : 0,
                first && sectors ? number(f[17]) : 0));
      }
      host.traffic(id, (int) number(f[9]), number(f[10]), number(f[11]), disks);
    }
    return host;
  }

  private static long number(String text) {
    return Long.parseLong(text);
  }

  /** xentop's letters stand in the order dying, shut down, blocked, crashed, paused, running. */
  private static int flags(String letters) {
    String ours =
        letters.substring(5)
            + letters.charAt(2)
            + letters.charAt(4)
            + letters.charAt(1)
            + letters.charAt(3)
            + letters.charAt(0);
    return xm.cli.fake.Samples.flags(ours);
  }

  @Test
  void exadata() throws IOException {
    List<String> table = Captured.lines("exadata-xentop-batch.txt");
    // xm info of the same host says how much memory it has
    try (StagedHost host = hostOf(table, 785069L * 1024)) {
      assertEquals(Captured.text(table), host.out("top", "-b", "-i", "1"));
    }
  }

  /** Two looks: the second has the shares. This xentop did not widen the header with -f. */
  @Test
  void with_full_names() throws IOException {
    List<String> table = Captured.lines("script-xentop-batch-4.txt");
    try (StagedHost host = hostOf(table, 32L << 20)) {
      List<String> lines = host.out("top", "-b", "-f", "-i", "2", "-d", "1").lines().toList();
      assertEquals(2 * table.size(), lines.size());
      List<String> second = new ArrayList<>(lines.subList(table.size(), lines.size()));
      int widened = "linux-64bit-dev-sms".length() - "      NAME".length();
      for (int i = 0; i < 2; i++) {
        assertEquals(" ".repeat(widened), second.get(i).substring(0, widened));
        second.set(i, second.get(i).substring(widened));
      }
      assertEquals(Captured.text(table), Captured.text(second));
    }
  }

  /** Xen 3: no sectors, whose two columns are taken out of ours; three first blanks were lost. */
  @Test
  void of_xen_3() throws IOException {
    List<String> table = Captured.lines("snmp-xentop-batch-old.txt");
    try (StagedHost host = hostOf(table, 2L << 20)) {
      List<String> ours = new ArrayList<>(host.out("top", "-b", "-i", "1").lines().toList());
      int from = ours.get(0).indexOf("  VBD_RSECT");
      ours.replaceAll(line -> line.substring(0, from) + line.substring(from + 22));
      List<String> expected = new ArrayList<>(table);
      assertEquals(Captured.text(Captured.words(expected)), Captured.text(Captured.words(ours)));
    }
  }
}
