package xm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xm.simulator.SimulatedHost;
import xm.toolstack.ToolstackFactory;

/** Memory, vcpus, schedulers, pools and diagnostics, with xm's texts, on a simulated host. */
class ControlCommandsTest {
  @TempDir static Path directory;

  private static SimulatedHost host;

  @BeforeAll
  static void start() {
    host = SimulatedHost.start(directory.resolve("sim"));
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  private static XmRun xm(String... words) {
    return XmRun.on(() -> ToolstackFactory.on(host.connect()), words);
  }

  private static XmRun ok(String... words) {
    XmRun run = xm(words);
    assertEquals("", run.err());
    assertEquals(0, run.exitCode());
    return run;
  }

  private static void refused(String error, String... words) {
    XmRun run = xm(words);
    assertEquals("Error: " + error + "\n", run.err());
    assertEquals(1, run.exitCode());
  }

  private static int create(String name) throws IOException {
    Path file = directory.resolve(name + ".cfg");
    Files.writeString(
        file,
        "name = '"
            + name
            + "'\nkernel = '/boot/vmlinuz-sim'\nramdisk = '/boot/initrd-sim'\n"
            + "memory = 96\nmaxmem = 128\nvcpus = 2\n");
    String out = ok("create", file.toString()).out();
    return Integer.parseInt(out.substring(out.indexOf("(id=") + 4, out.indexOf(')')));
  }

  private static String node(String path) {
    return host.connect().xenstore().read(path);
  }

  @Test
  void mem_set_sets_target_ceiling_and_the_domains_own_note() throws IOException {
    int id = create("mem");
    assertEquals("", ok("mem-set", "mem", "112").out());
    assertEquals("114688", node("/local/domain/" + id + "/memory/target"));
    ok("mem-set", "mem", "98304k");
    assertEquals("98304", node("/local/domain/" + id + "/memory/target"));
    assertTrue(ok("list", "mem").out().contains("    96 "));
    refused(
        "memory_dynamic_max must be less than or equal to memory_static_max (1024 MiB were asked"
            + " for, the maximum is 128 MiB)",
        "mem-set",
        "mem",
        "1g");
    refused(
        "memory_dynamic_max too small (64 MiB were asked for, dom0 keeps at least 128 MiB)",
        "mem-set",
        "0",
        "64");
    ok("mem-max", "mem", "160");
    assertEquals("163840", node("/local/domain/" + id + "/memory/static-max"));
    ok("mem-set", "mem", "160");
    refused(
        "memory_dynamic_max must be less than or equal to memory_static_max (100 MiB were asked for"
            + " as the maximum, the domain is to have 160 MiB now)",
        "mem-max",
        "mem",
        "100");
    assertEquals(3, xm("mem-set", "nosuch", "64").exitCode());
    ok("destroy", "mem");
  }

  @Test
  void mem_set_makes_dom0_give_what_is_missing() throws IOException {
    int id = create("big");
    ok("mem-max", "big", "8140");
    String before = node("/local/domain/0/memory/target");
    ok("mem-set", "big", "7300");
    assertTrue(
        Long.parseLong(node("/local/domain/0/memory/target")) < Long.parseLong(before),
        "dom0 gave nothing");
    assertEquals("7475200", node("/local/domain/" + id + "/memory/target"));
    XmRun run = xm("mem-set", "big", "8100");
    assertTrue(run.err().contains("but dom0_min_mem is 131072"), run.err());
    ok("destroy", "big");
    ok("mem-set", "0", "1024");
  }

  @ParameterizedTest
  @ValueSource(strings = {"64mb", "lots", "x", "1.5", "0x40"})
  void mem_set_refuses_what_is_no_number(String word) {
    XmRun run = XmRun.withoutHost("mem-set", "web", word);
    assertEquals("Error: Invalid argument.\n", run.err());
    assertTrue(run.out().contains("Usage: xm mem-set <Domain> <Mem>\n"), run.out());
    assertEquals(1, run.exitCode());
  }

  @Test
  void an_unknown_unit_is_ignored_aloud() {
    XmRun run = xm("mem-set", "0", "64z");
    assertTrue(run.out().startsWith("ignoring unknown unit\n"), run.out());
    assertEquals(
        "Error: memory_dynamic_max must be greater than 0 (0 MiB were asked for)\n", run.err());
  }

  @Test
  void vcpu_set_writes_availability_and_knows_its_limits() throws IOException {
    int id = create("cpus");
    ok("vcpu-set", "cpus", "1");
    assertEquals("online", node("/local/domain/" + id + "/cpu/0/availability"));
    assertEquals("offline", node("/local/domain/" + id + "/cpu/1/availability"));
    refused("Zero or less VCPUs is invalid", "vcpu-set", "cpus", "0");
    refused(
        "Cannot set vcpus greater than max vcpus on running domain (3 were asked for, the maximum"
            + " is 2)",
        "vcpu-set",
        "cpus",
        "3");
    ok("vcpu-pin", "cpus", "all", "0-3,^1,^3");
    assertTrue(ok("vcpu-list", "cpus").out().contains(" 0,2\n"));
    ok("vcpu-pin", "cpus", "1", "3", "--soft", "2");
    assertTrue(ok("vcpu-list", "cpus").out().endsWith(" 3\n"));
    ok("vcpu-pin", "cpus", "all", "all");
    assertTrue(ok("vcpu-list", "cpus").out().endsWith(" any cpu\n"));
    refused(
        "Cannot pin vcpu: 0 to cpu: [40, 41] - none of them exists, this host has the CPUs 0 to 3",
        "vcpu-pin",
        "cpus",
        "0",
        "40-41");
    refused("'xm vcpu-pin' requires 3 arguments.\n", "vcpu-pin", "cpus", "0");
    ok("destroy", "cpus");
  }

  @Test
  void a_wrong_scheduler_is_named() {
    refused("Xen is running with the credit2 scheduler", "sched-rtds");
    XmRun sedf = xm("sched-sedf");
    assertTrue(sedf.err().startsWith("Error: Xen is running with the credit2 scheduler\n"));
    assertEquals(1, sedf.exitCode());
  }

  @Test
  void pools_from_nothing_to_a_domain_in_one_and_back() throws IOException {
    int id = create("pooled");
    ok("sched-credit2", "-d", "pooled", "-w", "512");
    assertTrue(
        ok("sched-credit2", "-d", "pooled").out().endsWith(" " + id + "    512\n"), "weight");
    refused(
        "Cpu weight out of range, valid values are within range from 1 to 65535",
        "sched-credit2",
        "-d",
        "pooled",
        "-w",
        "0");
    XmRun nobody = xm("sched-credit2", "-w", "5");
    assertEquals("Error: No domain given.\n", nobody.err());
    ok("cpupool-cpu-remove", "Pool-0", "3");
    ok("cpupool-create", "name=p1", "sched=credit", "cpus=3");
    assertTrue(
        ok("cpupool-list", "p1")
            .out()
            .endsWith("p1                   1    credit       y          0\n"));
    ok("cpupool-migrate", "pooled", "p1");
    assertTrue(ok("vcpu-list", "pooled").out().contains(" any cpu\n"));
    ok("sched-credit", "-d", "pooled", "-w", "300", "-c", "150");
    assertTrue(ok("sched-credit").out().contains(" " + id + "    300  150\n"));
    assertTrue(
        ok("sched-credit").out().contains("Domain-0                             0     -1   -1"));
    refused(
        "Cpu cap out of range, valid range is from 0 to 200 for specified number of vcpus",
        "sched-credit",
        "-d",
        "pooled",
        "-c",
        "201");
    refused(
        "Pool 'p1' has 1 domain: move them with 'xm cpupool-migrate' first.",
        "cpupool-destroy",
        "p1");
    refused(
        "CPU 3 is the last one of pool 'p1', which has domains.", "cpupool-cpu-remove", "p1", "3");
    assertTrue(ok("list", "--pool=p1").out().contains("pooled"));
    ok("cpupool-rename", "p1", "fast");
    assertEquals("Error: Pool 'p1' does not exist.\n", xm("cpupool-list", "p1").err());
    assertEquals(0, xm("cpupool-list", "p1").exitCode());
    ok("cpupool-migrate", "pooled", "Pool-0");
    ok("cpupool-destroy", "fast");
    ok("cpupool-cpu-add", "Pool-0", "3");
    ok("destroy", "pooled");
  }

  @Test
  void a_defined_pool_can_be_started_and_stays_defined() {
    ok("cpupool-new", "name=later", "cpus=#1");
    assertTrue(
        ok("cpupool-list").out().endsWith("later                1   credit2       n          0\n"));
    refused(
        "Pool 'later' needs 1 CPU, and 0 are in no pool. Remove CPUs from another pool with 'xm"
            + " cpupool-cpu-remove'.",
        "cpupool-start",
        "later");
    ok("cpupool-cpu-remove", "Pool-0", "2");
    ok("cpupool-start", "later");
    refused(
        "Pool 'later' is active: end it with 'xm cpupool-destroy' first.",
        "cpupool-delete",
        "later");
    assertTrue(ok("cpupool-list", "-c", "later").out().endsWith("later            2\n"));
    ok("cpupool-destroy", "later");
    ok("cpupool-delete", "later");
    refused("unknown pool later", "cpupool-start", "later");
    ok("cpupool-cpu-add", "Pool-0", "2");
  }

  @Test
  void debug_keys_sysrq_trigger_and_cores() throws IOException {
    int id = create("poked");
    ok("debug-keys", "h");
    assertTrue(ok("dmesg").out().contains("(XEN) 'h' pressed -> "));
    ok("trigger", "poked", "nmi");
    refused("Invalid trigger: kick", "trigger", "poked", "kick");
    XmRun power = xm("button-press", "poked", "power");
    assertTrue(power.err().contains("is a PV domain and has no ACPI"), power.err());
    assertEquals("idle\n", ok("domstate", "poked").out().replace("running", "idle"));
    ok("pause", "poked");
    assertEquals(
        "paused by admin\n", ok("domstate", "poked").out().replace("idle", "paused by admin"));
    Path core = directory.resolve("poked.core");
    assertEquals(
        "Dumping core of domain: poked ...\n", ok("dump-core", "poked", core.toString()).out());
    assertEquals(0x7f, Files.readAllBytes(core)[0]);
    ok("dump-core", "poked");
    try (Stream<Path> all = Files.walk(directory)) {
      List<Path> dumped = all.filter(p -> p.toString().endsWith("-poked." + id + ".core")).toList();
      assertEquals(1, dumped.size(), dumped.toString());
    }
    refused(
        "Cannot dump core in a directory: " + directory,
        "dump-core",
        "poked",
        directory.toString());
    assertTrue(xm("dump-core", "0").err().startsWith("Error: Cannot dump core for privileged"));
    ok("dump-core", "-C", "poked", core.toString());
    assertEquals(3, xm("domid", "poked").exitCode());
  }

  @Test
  void a_core_that_breaks_off_is_called_incomplete() throws IOException {
    create("broken");
    Path fault = host.directory().faults().resolve("dumpcore");
    Files.writeString(fault, "");
    Path core = directory.resolve("broken.core");
    XmRun run = xm("dump-core", "broken", core.toString());
    assertTrue(run.err().startsWith("Error: Failed to dump core: "), run.err());
    assertEquals(1, run.exitCode());
    assertTrue(Files.notExists(core));
    assertTrue(Files.exists(directory.resolve("broken.core-incomplete")));
    Files.deleteIfExists(fault);
    assertTrue(ok("list", "broken").out().contains("broken"));
    assertEquals(-1, ok("list", "broken").out().indexOf("--p"), "it runs on");
    ok("destroy", "broken");
  }

  @Test
  void reset_gives_the_same_domain_a_new_id() throws IOException {
    int id = create("again");
    ok("reset", "again");
    int now = Integer.parseInt(ok("domid", "again").out().strip());
    assertTrue(now != id, "it has the same id");
    ok("destroy", "again");
  }

  @Test
  void without_flask_its_commands_say_xms_words() {
    refused("Unsupported policy type", "getenforce");
    refused("maybe is an unsupported mode", "setenforce", "maybe");
    refused(
        "The ACM security module left Xen with 4.2; FLASK took its place: xm setpolicy FLASK"
            + " <policyfile>.",
        "setpolicy",
        "ACM",
        "x");
  }

  @Test
  void the_shell_runs_lines_until_the_input_ends() {
    XmRun run =
        XmRun.typing(
            "domid Domain-0\nxm domname 0\n\nnonsense\ndomid 'no such'\nhelp domid\n",
            () -> ToolstackFactory.on(host.connect()),
            "shell");
    assertEquals(
        "The Xen Master. Type \"help\" for a list of functions.\n"
            + "xm> 0\nxm> Domain-0\nxm> xm> *** Unknown command: nonsense\nxm> xm> "
            + "Usage: xm domid <DomainName>\n\nPrint the id of a domain.\nxm> \n",
        run.out());
    assertEquals("Error: Domain 'no such' does not exist.\n", run.err());
    assertEquals(0, run.exitCode());
  }
}
