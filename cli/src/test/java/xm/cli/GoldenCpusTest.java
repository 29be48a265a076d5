package xm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.xenctrl.VcpuInfo;

/** vcpu-list, sched-credit and cpupool-list of real hosts, from a simulated host with the same. */
class GoldenCpusTest {
  private static final double NANOS = 1e9;

  @TempDir Path directory;

  private static VcpuInfo vcpu(int number, int cpu, String state, double seconds) {
    return new VcpuInfo(
        number,
        !state.endsWith("p"),
        state.charAt(1) == 'b',
        state.charAt(0) == 'r',
        Math.round(seconds * NANOS),
        cpu);
  }

  @Test
  void vcpu_list_of_xm_4_4() throws IOException {
    try (StagedHost host = new StagedHost(directory)) {
      host.domain(
          "Domain-0",
          StagedHost.info(0, "r-----", 1024 * 256, 1, 2948.6),
          List.of(vcpu(0, 0, "r--", 2948.6)),
          0);
      host.domain(
          "debian-pv",
          StagedHost.info(3, "-b----", 512 * 256, 2, 20.6),
          List.of(vcpu(0, 0, "-b-", 10.3), vcpu(1, 0, "--p", 10.3)),
          0);
      host.out("vcpu-pin", "debian-pv", "all", "0,2-3");
      host.inactive("managed-off", 512, 1);
      assertEquals(
          """
          Name                                ID  VCPU   CPU State   Time(s) CPU Affinity
          debian-pv                            3     0     0   -b-      10.3 0,2-3
          debian-pv                            3     1     -   --p      10.3 0,2-3
          managed-off                                0                   0.0 any cpu
          """,
          withoutDom0(host.out("vcpu-list")));
      assertEquals(
          """
          Name                                ID  VCPU   CPU State   Time(s) CPU Affinity
          Domain-0                             0     0     0   r--    2948.6 any cpu
          """,
          firstRow(host.out("vcpu-list", "Domain-0")));
    }
  }

  /** The simulated machine's dom0 has a vcpu for each of its CPUs; the captured one had one. */
  private static String withoutDom0(String table) {
    List<String> lines = new ArrayList<>(table.lines().toList());
    lines.removeIf(line -> line.startsWith("Domain-0 "));
    return Captured.text(lines);
  }

  private static String firstRow(String table) {
    return Captured.text(table.lines().limit(2).toList());
  }

  private StagedHost hostOf(List<String> table) {
    StagedHost host = new StagedHost(directory);
    Map<String, List<VcpuInfo>> vcpus = new LinkedHashMap<>();
    for (String line : table.subList(1, table.size())) {
      String[] f = Captured.fields(line);
      vcpus
          .computeIfAbsent(f[0] + ' ' + f[1], k -> new ArrayList<>())
          .add(
              vcpu(Integer.parseInt(f[2]), Integer.parseInt(f[3]), f[4], Double.parseDouble(f[5])));
    }
    vcpus.forEach(
        (domain, list) -> {
          String[] f = domain.split(" ");
          host.domain(
              f[0],
              StagedHost.info(Integer.parseInt(f[1]), "-b----", 64 * 256, list.size(), 0),
              list,
              0);
        });
    return host;
  }

  /** 3.1 called the vcpu's column VCPUs, and had three blanks less before the id. */
  @Test
  void vcpu_list_of_the_book_of_xen() throws IOException {
    List<String> table = Captured.lines("bookofxen-vcpu-list.txt");
    try (StagedHost host = hostOf(table)) {
      List<String> ours = new ArrayList<>(host.out("vcpu-list", "horatio").lines().toList());
      ours.replaceAll(line -> line.substring(0, 32) + line.substring(35));
      ours.set(0, ours.get(0).replace("ID  VCPU ", "ID VCPUs "));
      assertEquals(Captured.text(table), Captured.text(ours));
    }
  }

  /** Retyped with other blanks: the words agree. */
  @Test
  void vcpu_list_by_words() throws IOException {
    List<String> table = Captured.lines("notes-vcpu-list.txt");
    List<String> expected = Captured.words(table);
    expected.set(0, expected.get(0).replace("VCPUs", "VCPU"));
    try (StagedHost host = hostOf(table)) {
      List<String> ours = Captured.words(host.out("vcpu-list").lines().toList());
      ours.removeIf(line -> line.matches("Domain-0 0 [23] .*")); // this machine's other CPUs
      assertEquals(expected, ours);
    }
  }

  @Test
  void sched_credit_of_xm_4_4() {
    try (StagedHost host = new StagedHost(directory, "scheduler=credit")) {
      assertEquals(
          """
          Name                                ID Weight  Cap
          Domain-0                             0    256    0
          """,
          host.out("sched-credit"));
    }
  }

  /** Up to 3.3 -d alone printed a Python dictionary; 4.1 to 4.4 a table. The numbers agree. */
  @Test
  void sched_credit_of_one_domain() throws IOException {
    try (StagedHost host = new StagedHost(directory, "scheduler=credit")) {
      host.domain(13, "horatio", "-b----", 64, 1, 0);
      int shown = 0;
      for (String line : sessions("bookofxen-sched-credit.txt", "notes-sched-credit.txt")) {
        if (line.startsWith("# xm")) {
          String[] words = line.substring("# xm ".length()).split(" ");
          if (words[2].equals("13")) {
            host.out("sched-credit", "-d", "13", "-w", "256", "-c", "25");
          }
          List<String> table = host.out(words).lines().toList();
          if (!table.isEmpty()) {
            String[] f = Captured.fields(table.get(1));
            shown++;
            last = "{'cap': " + f[3] + ", 'weight': " + f[2] + "}";
          }
        } else {
          assertEquals(line, last);
        }
      }
      assertEquals(4, shown);
    }
  }

  private String last = "";

  private static List<String> sessions(String... names) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String name : names) {
      lines.addAll(Captured.lines(name));
    }
    return lines;
  }

  @Test
  void cpupool_list_of_xm_4_4() {
    try (StagedHost host = new StagedHost(directory, "scheduler=credit", "cpus=6")) {
      host.domain(3, "debian-pv", "-b----", 64, 1, 0);
      host.out("cpupool-cpu-remove", "Pool-0", "4");
      host.out("cpupool-cpu-remove", "Pool-0", "5");
      host.out("cpupool-new", "name=p1", "sched=credit", "cpus=4,5");
      assertEquals(
          """
          Name               CPUs   Sched     Active   Domain count
          Pool-0               4    credit       y          2
          p1                   2    credit       n          0
          """,
          host.out("cpupool-list"));
      assertEquals(
          """
          Name             CPU list
          Pool-0           0,1,2,3
          p1               -
          """,
          host.out("cpupool-list", "-c"));
    }
  }
}
