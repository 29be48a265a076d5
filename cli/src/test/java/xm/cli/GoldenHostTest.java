package xm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.toolstack.host.HostSystem.Uname;
import xm.xenctrl.PhysInfo;
import xm.xenctrl.XenVersion;

/** xm info and xm uptime of real hosts, printed by a simulated host with the same facts. */
class GoldenHostTest {
  private static final String ABRIDGED =
      """
      system                 : Linux
      host                   : dom0
      nr_cpus                : 4
      cpu_mhz                : 2400
      hw_caps                : bfebfbff:28100800:00000000:00003f40:009ae3bd:00000000:00000001:00000000
      virt_caps              : hvm hvm_directio
      total_memory           : 8152
      free_memory            : 5321
      free_cpus              : 0
      xen_major              : 4
      xen_extra              : .0
      xen_scheduler          : credit
      xend_config_format     : 4
      """;

  @TempDir Path directory;

  private static Map<String, String> facts(List<String> lines) {
    Map<String, String> facts = new LinkedHashMap<>();
    for (String line : lines) {
      facts.put(line.substring(0, 23).trim(), line.substring(Math.min(25, line.length())));
    }
    return facts;
  }

  private static int number(Map<String, String> facts, String name) {
    return Integer.parseInt(facts.getOrDefault(name, "1"));
  }

  private static List<Integer> capabilities(Map<String, String> facts) {
    List<Integer> numbers = new ArrayList<>();
    for (String word : facts.getOrDefault("hw_caps", "0").split(":")) {
      numbers.add(Integer.parseUnsignedInt(word, 16));
    }
    return numbers;
  }

  private StagedHost hostOf(Map<String, String> facts) {
    StagedHost host =
        new StagedHost(
            directory,
            "cpus=" + number(facts, "nr_cpus"),
            "scheduler=" + facts.getOrDefault("xen_scheduler", "credit"));
    String virtual = facts.getOrDefault("virt_caps", "");
    PhysInfo physical =
        new PhysInfo(
            number(facts, "threads_per_core"),
            number(facts, "cores_per_socket"),
            number(facts, "nr_cpus"),
            number(facts, "nr_cpus") - 1,
            number(facts, "nr_nodes"),
            number(facts, "cpu_mhz") * 1000 + 123,
            number(facts, "total_memory") * 256L,
            number(facts, "free_memory") * 256L,
            0,
            0,
            virtual.contains("hvm"),
            virtual.contains("hvm_directio"),
            true,
            false,
            false,
            false,
            capabilities(facts));
    XenVersion version =
        new XenVersion(
            number(facts, "xen_major"),
            number(facts, "xen_minor"),
            facts.getOrDefault("xen_extra", ".1"),
            facts.getOrDefault("xen_caps", ""),
            facts.getOrDefault("xen_changeset", ""),
            facts.getOrDefault("xen_commandline", ""),
            number(facts, "xen_pagesize"),
            0xffff800000000000L,
            facts.getOrDefault("cc_compiler", ""),
            facts.getOrDefault("cc_compile_by", ""),
            facts.getOrDefault("cc_compile_domain", ""),
            facts.getOrDefault("cc_compile_date", ""),
            "");
    host.hardware(physical, version);
    host.system(
        new Uname(
            "Linux",
            facts.getOrDefault("host", "h"),
            facts.getOrDefault("release", "r"),
            facts.getOrDefault("version", "v"),
            facts.getOrDefault("machine", "m")),
        0);
    return host;
  }

  /** The simulated host says first that it is one, which no real host has. */
  private List<String> info(List<String> sample) {
    try (StagedHost host = hostOf(facts(sample))) {
      List<String> lines = new ArrayList<>(host.out("info").lines().toList());
      assertEquals("simulated              : yes", lines.remove(0));
      return lines;
    }
  }

  /** 4.0 had the fields of nodes still; 4.1 to 4.4 print {@code system} and {@code free_cpus}. */
  @Test
  void info_of_4_0() throws IOException {
    List<String> expected = Captured.lines("ganeti-xen-xm-info-4.0.1.txt");
    List<String> lines = info(expected);
    expected.removeIf(line -> line.matches("(node_to_cpu|node_to_memory|node_to_dma|max_node).*"));
    expected.add(0, "system                 : Linux");
    int at = lines.indexOf("free_cpus              : 0");
    expected.add(at, "free_cpus              : 0");
    assertEquals(Captured.text(expected), Captured.text(lines));
    assertEquals("free_memory            : 8004", lines.get(at - 1));
  }

  /** Both samples are parts: their lines stand in ours in the same order, byte for byte. */
  @Test
  void info_in_parts() throws IOException {
    List<String> captured = ABRIDGED.lines().toList();
    List<String> lines = info(captured);
    lines.retainAll(captured);
    assertEquals(captured, lines);
  }

  @Test
  void info_of_exadata() throws IOException {
    List<String> captured = Captured.lines("exadata-xm-info.txt");
    List<String> lines = info(captured);
    lines.retainAll(captured);
    assertEquals(captured, lines);
  }

  @Test
  void uptime_of_xm_4_4() throws IOException {
    try (StagedHost host = new StagedHost(directory)) {
      host.system(new Uname("Linux", "h", "r", "v", "m"), 22 * 60 + 50);
      host.domain(3, "debian-pv", "-b----", 64, 1, 0);
      host.started(3, XmRun.NOW - (86400 + 3 * 3600 + 46 * 60 + 43));
      host.inactive("managed-off", 64, 1);
      assertEquals(
          """
          Name                                ID Uptime\s
          Domain-0                             0  0:22:50
          debian-pv                            3 1 day,  3:46:43
          managed-off                             0:00:00
          """,
          host.out("uptime"));
      List<String> lines = host.out("uptime", "-s").lines().toList();
      // the clock on the wall is the machine's: its place and form are compared
      assertTrue(lines.get(0).matches(" [0-9]{2}:[0-9]{2}:[0-9]{2} up .*"), lines.get(0));
      assertEquals(" up  0:22, Domain-0 (0)", lines.get(0).substring(9));
      assertEquals(" up 1 day,  3:46, debian-pv (3)", lines.get(1).substring(9));
      assertEquals(2, lines.size());
    }
  }

  /** The sample lost the blank that ends the header, and a longer name was replaced in it. */
  @Test
  void uptime_of_4_0() throws IOException {
    List<String> expected = Captured.lines("ganeti-xen-xm-uptime-4.0.1.txt");
    expected.set(0, expected.get(0) + " ");
    expected.replaceAll(
        line ->
            line.replace(
                "instance1.example.com               119",
                "%-35s119".formatted("instance1.example.com")));
    try (StagedHost host = new StagedHost(directory)) {
      host.system(new Uname("Linux", "h", "r", "v", "m"), 98 * 86400 + 2 * 3600 + 27 * 60 + 44);
      host.domain(119, "instance1.example.com", "-b----", 128, 1, 0);
      host.started(119, XmRun.NOW - (15 * 86400 + 20 * 3600 + 57 * 60 + 7));
      assertEquals(Captured.text(expected), host.out("uptime"));
    }
  }
}
