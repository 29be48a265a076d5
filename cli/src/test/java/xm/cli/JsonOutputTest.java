package xm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.cli.fake.FakeToolstack;
import xm.cli.fake.Samples;
import xm.cli.output.JsonShares;
import xm.cli.output.JsonWriter;
import xm.cli.output.ShareTable;
import xm.simulator.SimulatedHost;
import xm.toolstack.ToolstackFactory;
import xm.xenctrl.PoolScheduling;
import xm.xenctrl.RtdsParams;
import xm.xenctrl.VcpuInfo;

/** {@code --output json}: the values, and that docs/json-output.md has every field there is. */
class JsonOutputTest {
  private static final Pattern ELSEWHERE =
      Pattern.compile("^## `(block|network|pci|usb|scsi|channel|vtpm|top|events|cleanup|monitor)");
  private static final Pattern FIELD = Pattern.compile("`([a-z_]+)`");

  private static FakeToolstack host() {
    return Samples.fourDomains()
        .with(
            3,
            Samples.vcpu(new VcpuInfo(0, true, true, false, 10_260_000_001L, 1), 0, 2, 3),
            Samples.vcpu(new VcpuInfo(1, false, false, false, 0, 2), 0, 1, 2, 3));
  }

  private static String json(String line) {
    XmRun run = XmRun.on(JsonOutputTest::host, line.split(" "));
    assertEquals("", run.err());
    assertEquals(0, run.exitCode());
    return run.out();
  }

  @Test
  void a_domain_in_json() {
    String expected =
        """
        [
          {
            "domid" : 7,
            "name" : "crashed1",
            "uuid" : "0a1b2c3d-4e5f-6071-8293-a4b5c6d70007",
            "guest_type" : "pv",
            "memory_target_kib" : 262144,
            "memory_current_kib" : 262144,
            "vcpus_online" : 1,
            "vcpus_max" : 1,
            "state" : "----c-",
            "power_state" : "crashed",
            "shutdown_reason" : "crash",
            "cpu_time_nanoseconds" : 5200000000,
            "pool" : "Pool-0"
          }
        ]
        """;
    assertEquals(expected, json("list --output json crashed1"));
  }

  @Test
  void vcpus_in_json() {
    String expected =
        """
        [
          {
            "domid" : 3,
            "name" : "debian-pv",
            "uuid" : "0a1b2c3d-4e5f-6071-8293-a4b5c6d70003",
            "vcpu" : 0,
            "cpu" : 1,
            "online" : true,
            "running" : false,
            "blocked" : true,
            "cpu_time_nanoseconds" : 10260000001,
            "hard_affinity_cpus" : [
              0,
              2,
              3
            ],
            "soft_affinity_cpus" : [
              0,
              1,
              2,
              3
            ]
          },
        """;
    String printed = json("vcpu-list 3 --output=json");
    assertEquals(expected, printed.substring(0, expected.length()));
  }

  @Test
  void an_identity_in_json() {
    String expected =
        """
        {
          "domid" : 5,
          "name" : "win7",
          "uuid" : "0a1b2c3d-4e5f-6071-8293-a4b5c6d70005"
        }
        """;
    assertEquals(expected, json("domid --output json win7"));
    assertEquals(expected, json("domname --output json 5"));
  }

  @Test
  void the_document_has_every_field_and_no_other(@TempDir Path directory) throws IOException {
    Set<String> printed = new TreeSet<>();
    for (String line :
        List.of(
            "list --output json",
            "vcpu-list --output json",
            "uptime --output json",
            "info --output json",
            "domid --output json 3")) {
      collect(json(line), printed);
    }
    try (SimulatedHost host = SimulatedHost.start(directory)) {
      for (String line :
          List.of("domstate 0", "sched-credit2", "sched-credit2 -s", "cpupool-list", "claims")) {
        collect(simulated(host, line), printed);
      }
      collect(simulated(host, "sharing"), printed);
    }
    collect(rendered(), printed);
    assertEquals(documented(), printed);
  }

  private static String simulated(SimulatedHost host, String line) {
    String[] words = (line + " --output json").split(" ");
    return XmRun.on(() -> ToolstackFactory.on(host.connect()), words).out();
  }

  /** What needs a pool with another scheduler than the simulated host's. */
  private static String rendered() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);
    try (JsonWriter json = new JsonWriter(out)) {
      json.startArray();
      JsonShares.reservations(
          json,
          List.of(
              new ShareTable.Reservation(
                  Samples.domain(0, "Domain-0", 0, 1, 1, 0), 0, new RtdsParams(1, 1, true))));
      JsonShares.pool(json, "p", true, new PoolScheduling(1, 1, 1));
      json.endArray();
    }
    out.flush();
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static void collect(String document, Set<String> fields) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(document)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.FIELD_NAME) {
          fields.add(parser.currentName());
        }
      }
    }
  }

  /** Of all sections but those of devices and top, which are tested where they are made. */
  private static Set<String> documented() throws IOException {
    Set<String> documented = new TreeSet<>();
    boolean elsewhere = false;
    for (String line : Files.readAllLines(Path.of("../docs/json-output.md"))) {
      if (line.startsWith("## ")) {
        elsewhere = ELSEWHERE.matcher(line).find();
      } else if (line.startsWith("| `") && !elsewhere) {
        int end = line.contains("objects with") ? line.length() : line.indexOf('|', 1);
        Matcher matcher = FIELD.matcher(line.substring(0, end));
        while (matcher.find()) {
          documented.add(matcher.group(1));
        }
      }
    }
    return documented;
  }
}
