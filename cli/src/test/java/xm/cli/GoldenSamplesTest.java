package xm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import xm.cli.fake.FakeToolstack;
import xm.cli.fake.Samples;
import xm.cli.output.BlockTable;
import xm.cli.output.PciTable;
import xm.config.sxp.Sxp;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.HostInfo;
import xm.toolstack.VcpuSnapshot;
import xm.toolstack.hotplug.DeviceEntry;
import xm.toolstack.pci.PciAddress;
import xm.toolstack.pci.PciControl.GuestDevice;
import xm.xenctrl.PhysInfo;
import xm.xenctrl.Scheduler;
import xm.xenctrl.VcpuInfo;
import xm.xenctrl.XenVersion;

/**
 * Output of real hosts: a host with the same facts prints the same. The samples lie beside the
 * repository, as the corpus of configurations does; what we print otherwise on purpose is in the
 * table "Captured samples" of docs/differences-from-xm.md.
 */
class GoldenSamplesTest {
  private static final Path FOLDER = Path.of("..", "..", "shared", "corpus", "outputs");

  @TempDir Path directory;

  private static List<String> sample(String name) throws IOException {
    Needs.that(Files.isDirectory(FOLDER), "there are no samples at " + FOLDER);
    List<String> lines = new ArrayList<>(Files.readAllLines(FOLDER.resolve(name)));
    lines.replaceAll(line -> line.replace("\r", "")); // one came from another system
    lines.removeIf(String::isEmpty);
    return lines;
  }

  private static List<String> printed(FakeToolstack host, String... words) {
    XmRun run = XmRun.on(() -> host, words);
    assertEquals("", run.err());
    return List.of(run.out().split("\n"));
  }

  /** The flags that give these letters; columns 4 and 5 exclude each other in xm. */
  private static int flags(String letters) {
    return (letters.charAt(0) == 'r' ? Samples.RUNNING : 0)
        | (letters.charAt(1) == 'b' ? Samples.BLOCKED : 0)
        | (letters.charAt(2) == 'p' ? Samples.PAUSED : 0)
        | (letters.charAt(3) == 's' ? Samples.SHUTDOWN : 0)
        | (letters.charAt(4) == 'c' ? Samples.CRASHED : 0)
        | (letters.charAt(5) == 'd' ? Samples.DYING : 0);
  }

  private static List<String> words(List<String> lines) {
    return lines.stream().map(line -> String.join(" ", line.trim().split("\\s+"))).toList();
  }

  private FakeToolstack hostOf(List<String> table) throws IOException {
    FakeToolstack host = new FakeToolstack().keepingManagedIn(directory);
    for (String line : table.subList(1, table.size())) {
      String[] f = line.trim().split("\\s+");
      if (f.length == 4) {
        Files.writeString(
            directory.resolve(f[0] + ".sxp"),
            "(vm (name %s) (memory %s) (vcpus %s) (uuid %s) (image (linux (kernel /k))))"
                .formatted(
                    f[0],
                    f[1],
                    f[2],
                    UUID.nameUUIDFromBytes(f[0].getBytes(StandardCharsets.UTF_8))));
      } else {
        long millis = Math.round(Double.parseDouble(f[5]) * 1000);
        host.with(
            Samples.domain(
                Integer.parseInt(f[1]),
                f[0],
                flags(f[4]),
                Long.parseLong(f[2]),
                Integer.parseInt(f[3]),
                millis));
      }
    }
    return host;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ganeti-xen-xm-list-4.0.1-dom0-only.txt",
        "ganeti-xen-xm-list-4.0.1-four-instances.txt",
        "fusioninventory-xm_list2"
      })
  void list(String name) throws IOException {
    List<String> table = sample(name);
    // Ganeti's were put together by hand and are in no order.
    List<String> expected = new ArrayList<>(table.subList(1, table.size()));
    expected.sort(null);
    expected.add(0, table.get(0));
    // xend remembered the CPU time of a domain's last run; here nobody counts then.
    expected.replaceAll(
        line -> line.trim().split("\\s+").length == 4 ? line.substring(0, 70) + "     0.0" : line);
    assertEquals(expected, printed(hostOf(table), "list"));
  }

  @Test
  void uptime() throws IOException {
    List<String> table = sample("ganeti-xen-xm-uptime-4.0.1.txt");
    FakeToolstack host =
        new FakeToolstack()
            .up(98 * 86400 + 2 * 3600 + 27 * 60 + 44)
            .with(Samples.domain(0, "Domain-0", Samples.RUNNING, 1024, 1, 0))
            .with(
                Samples.started(
                    Samples.domain(119, "instance1.example.com", 0, 128, 1, 0),
                    XmRun.NOW - (15 * 86400 + 20 * 3600 + 57 * 60 + 7)));
    // The file has lost the blank at the end of the header, and its second name was longer once.
    List<String> lines = words(printed(host, "uptime"));
    table = words(table);
    assertEquals(table, lines);
  }

  @Test
  void info() throws IOException {
    List<String> expected = sample("ganeti-xen-xm-info-4.0.1.txt");
    Map<String, String> facts = new LinkedHashMap<>();
    for (String line : expected) {
      facts.put(line.substring(0, 23).trim(), line.substring(Math.min(25, line.length())));
    }
    // 4.1 printed these no more, and system, free_cpus besides
    expected.removeIf(line -> line.matches("(node_to_cpu|node_to_memory|node_to_dma|max_node).*"));
    List<String> lines = new ArrayList<>(printed(new FakeToolstack().on(hostOf(facts)), "info"));
    assertTrue(lines.removeIf(line -> line.equals("system                 : Linux")));
    assertTrue(lines.removeIf(line -> line.equals("free_cpus              : 0")));
    assertEquals(expected, lines);
  }

  private static HostInfo hostOf(Map<String, String> facts) {
    PhysInfo physical =
        new PhysInfo(
            Integer.parseInt(facts.get("threads_per_core")),
            Integer.parseInt(facts.get("cores_per_socket")),
            Integer.parseInt(facts.get("nr_cpus")),
            Integer.parseInt(facts.get("nr_cpus")) - 1,
            Integer.parseInt(facts.get("nr_nodes")),
            Integer.parseInt(facts.get("cpu_mhz")) * 1000,
            Long.parseLong(facts.get("total_memory")) * 256,
            Long.parseLong(facts.get("free_memory")) * 256,
            0,
            0,
            false,
            false,
            true,
            false,
            false,
            false,
            capabilities(facts.get("hw_caps")));
    XenVersion xen =
        new XenVersion(
            Integer.parseInt(facts.get("xen_major")),
            Integer.parseInt(facts.get("xen_minor")),
            facts.get("xen_extra"),
            facts.get("xen_caps"),
            facts.get("xen_changeset"),
            facts.get("xen_commandline"),
            Integer.parseInt(facts.get("xen_pagesize")),
            0xffff800000000000L,
            facts.get("cc_compiler"),
            facts.get("cc_compile_by"),
            facts.get("cc_compile_domain"),
            facts.get("cc_compile_date"),
            "");
    return new HostInfo(
        "Linux",
        facts.get("host"),
        facts.get("release"),
        facts.get("version"),
        facts.get("machine"),
        physical,
        0,
        List.of(),
        List.of(),
        xen,
        Scheduler.CREDIT,
        false);
  }

  private static List<Integer> capabilities(String words) {
    List<Integer> numbers = new ArrayList<>();
    for (String word : words.split(":")) {
      numbers.add(Integer.parseUnsignedInt(word, 16));
    }
    return numbers;
  }

  /** Retyped by their authors: the words agree, the blanks between them are of no release. */
  @ParameterizedTest
  @CsvSource({"bookofxen-vcpu-list.txt", "notes-vcpu-list.txt"})
  void vcpu_list_by_words(String name) throws IOException {
    FakeToolstack host = new FakeToolstack();
    List<String> expected = new ArrayList<>();
    Map<String, List<VcpuInfo>> vcpus = new LinkedHashMap<>();
    for (String line : sample(name)) {
      String words = String.join(" ", line.trim().split("\\s+"));
      // 3.1 and 3.2 called the column of the number VCPUs
      expected.add(words.replace("ID VCPUs CPU", "ID VCPU CPU"));
      String[] f = words.split(" ");
      if (!f[0].equals("Name")) {
        vcpus
            .computeIfAbsent(f[0] + ' ' + f[1], k -> new ArrayList<>())
            .add(
                new VcpuInfo(
                    Integer.parseInt(f[2]),
                    true,
                    f[4].startsWith("-b"),
                    f[4].startsWith("r"),
                    Math.round(Double.parseDouble(f[5]) * 1e9),
                    Integer.parseInt(f[3])));
      }
    }
    vcpus.forEach(
        (domain, list) -> {
          String[] f = domain.split(" ");
          DomainSnapshot d = Samples.domain(Integer.parseInt(f[1]), f[0], 0, 64, list.size(), 0);
          host.with(d);
          host.with(
              d.domid(),
              list.stream().map(v -> Samples.vcpu(v, 0, 1, 2, 3)).toArray(VcpuSnapshot[]::new));
        });
    assertEquals(expected, words(printed(host, "vcpu-list")));
  }

  /** As above: other releases put other blanks between the same words. */
  @ParameterizedTest
  @ValueSource(strings = {"exadata-xm-block-list.txt", "rust-xm-block-list.txt"})
  void block_list_by_words(String name) throws IOException {
    List<String> expected = new ArrayList<>();
    List<DeviceEntry> disks = new ArrayList<>();
    for (String line : sample(name)) {
      String words = String.join(" ", line.trim().split("\\s+"));
      expected.add(words);
      String[] f = words.split(" ");
      if (!f[0].equals("Vdev")) {
        disks.add(
            new DeviceEntry(
                Integer.parseInt(f[0]),
                0,
                f[6],
                Map.of("state", f[3], "event-channel", f[4], "ring-ref", f[5]),
                Map.of(),
                Sxp.of(1)));
      }
    }
    assertEquals(expected, words(List.of(BlockTable.of(disks).split("\n"))));
  }

  @Test
  void pci_list_with_and_without_a_virtual_slot() {
    GuestDevice fixed = new GuestDevice(PciAddress.parse("0000:07:00.0").orElseThrow(), 5 << 3);
    GuestDevice free = new GuestDevice(PciAddress.parse("0000:07:00.1").orElseThrow(), -1);
    assertEquals(
        "Vdev Device\n05.0 0000:07:00.0\n-    0000:07:00.1\n", PciTable.of(List.of(fixed, free)));
    assertEquals("Device\n0000:07:00.1\n", PciTable.of(List.of(free)));
    assertEquals("", PciTable.of(List.of()));
  }
}
