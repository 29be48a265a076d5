package xm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.cli.json.JsonSchema;
import xm.cli.json.JsonValues;
import xm.simulator.SimulatedHost;
import xm.toolstack.ToolstackFactory;

/** What every command prints as JSON on a simulated host with guests, against its schema. */
class JsonOfSimulatedHostTest {
  @TempDir static Path directory;

  private static SimulatedHost host;

  /** Fields that this host has no case for; the lab's scenarios have. */
  private static final Map<String, Set<String>> ELSEWHERE =
      Map.of(
          "cleanup", Set.of("/error"),
          "list", Set.of("/security_label"),
          "monitor", Set.of("/cpu_milliseconds", "/pid", "/resident_kib", "/started_seconds"),
          "pci-list", Set.of("/address", "/domid", "/name", "/uuid", "/virtual_devfn"));

  @BeforeAll
  static void guests() throws IOException {
    host = SimulatedHost.start(directory.resolve("sim"));
    Path disk = Files.writeString(directory.resolve("disk.img"), "disk");
    String more =
        "disk = ['file:"
            + disk
            + ",xvda,w']\nvif = ['bridge=xenbr0, ip=10.0.0.1, vifname=web0, rate=1Mb/s']\n"
            + "vusb = ['numports=2,port_1=1-2']\n";
    ok("create", config("web", more));
    ok("create", "-p", config("held", "maxmem = 128\nvcpus = 2\n"));
    ok("new", "-q", config("kept", ""));
    ok("vcpu-set", "held", "1");
    ok("cpupool-new", "name=spare", "cpus=1");
    ok("cpupool-cpu-remove", "Pool-0", "2");
    ok("cpupool-cpu-remove", "Pool-0", "3");
    ok("cpupool-create", "name=fair", "sched=credit", "cpus=2");
    ok("cpupool-create", "name=timely", "sched=rtds", "cpus=3");
    ok("create", "-p", config("share", "pool = 'fair'\n"));
    ok("create", "-p", config("beat", "pool = 'timely'\n"));
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  private static String config(String name, String more) throws IOException {
    return Files.writeString(
            directory.resolve(name + ".cfg"),
            "name = '%s'\nkernel = '/boot/vmlinuz-sim'\nramdisk = '/boot/initrd-sim'\nmemory = 96\n%s"
                .formatted(name, more))
        .toString();
  }

  private static XmRun xm(String... words) {
    return XmRun.on(() -> ToolstackFactory.on(host.connect()), words);
  }

  private static void ok(String... words) {
    XmRun run = xm(words);
    assertEquals("", run.err());
    assertEquals(0, run.exitCode());
  }

  @Test
  void everything_fits_and_every_field_is_printed() throws IOException {
    host.connect().xenstore().write("/libxl/30000/type", "pv");
    host.connect().xenstore().write("/vm/11111111-2222-3333-4444-555555555555/name", "dead");
    Map<String, JsonSchema> schemas = new TreeMap<>();
    for (String line :
        List.of(
            "list",
            "list web kept",
            "vcpu-list",
            "uptime",
            "domid web",
            "domid kept",
            "domname kept",
            "domname 0",
            "domstate web",
            "domstate kept",
            "info",
            "block-list web",
            "network-list web",
            "pci-list web",
            "pci-list-assignable-devices",
            "usb-list web",
            "usb-list-assignable-devices",
            "pci-assignable-list",
            "sched-credit2",
            "sched-credit2 -s",
            "sched-credit",
            "sched-credit -s -p fair",
            "sched-rtds",
            "sched-rtds -d beat -v all",
            "cpupool-list",
            "vm-list",
            "claims",
            "sharing",
            "cleanup --dry-run",
            "cleanup",
            "monitor --status",
            "top -v -d 1 -i 2")) {
      String command = line.split(" ")[0];
      if (!schemas.containsKey(command)) {
        schemas.put(command, JsonSchemaTest.schema(command));
      }
      XmRun run = xm((line + " --output json").split(" "));
      assertEquals("", run.err(), line);
      List<Object> values = JsonValues.of(run.out());
      assertFalse(values.isEmpty(), line);
      for (Object value : values) {
        assertEquals(List.of(), schemas.get(command).errors(value), line + ":\n" + run.out());
      }
    }
    Map<String, Set<String>> missing = new HashMap<>();
    schemas.forEach((command, schema) -> missing.put(command, schema.neverSeen()));
    missing.values().removeIf(Set::isEmpty);
    assertEquals(new TreeMap<>(ELSEWHERE), new TreeMap<>(missing));
  }

  @Test
  void batches_fit() throws IOException {
    JsonSchema schema = JsonSchemaTest.schema("batch");
    for (String line :
        List.of(
            "pause --many held nobody", "mem-set --dry-run held 64", "unpause --parallel 2 *")) {
      XmRun run = xm((line + " --output json").split(" "));
      List<Object> values = JsonValues.of(run.out());
      assertFalse(values.isEmpty(), line);
      values.forEach(v -> assertEquals(List.of(), schema.errors(v), line + ":\n" + run.out()));
    }
    assertEquals(Set.of(), schema.neverSeen());
  }

  @Test
  void configurations_fit() throws IOException {
    JsonSchema schema = JsonSchemaTest.schema("config-show");
    Set<String> problems = new TreeSet<>();
    for (String name : List.of("web", "held")) {
      XmRun run = xm("config", "show", directory.resolve(name + ".cfg").toString());
      problems.addAll(schema.errors(JsonValues.of(run.out()).get(0)));
    }
    String rich =
        config(
            "rich",
            """
            builder = 'hvm'
            vfb = ['vnc=1']
            pci = ['01:00.0@5']
            usb = 1
            usbdevice = 'tablet'
            usbctrl = ['type=pv,version=2,ports=4']
            usbdev = ['hostbus=1,hostaddr=2']
            cpuid = ['1:ecx=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx0', '7,0:ebx=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx0',
                'host,tm=0,mds-no=1']
            viridian = ['base', '!freq']
            vcpus = 2
            cpus = ['0', '1']
            """);
    XmRun run = xm("config", "show", rich);
    assertEquals(0, run.exitCode(), run.err());
    problems.addAll(schema.errors(JsonValues.of(run.out()).get(0)));
    assertEquals(Set.of(), problems);
    assertTrue(schema.neverSeen().size() < 4, () -> "never printed: " + schema.neverSeen());
  }
}
