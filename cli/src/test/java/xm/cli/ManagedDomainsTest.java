package xm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.cli.fake.FakeToolstack;
import xm.cli.fake.Samples;

/** Inactive managed domains in the commands, against xm's captured output (xm-commands §3). */
class ManagedDomainsTest {
  private static final String UUID = "c72ef5c3-c26b-492d-ae99-c4b6d01e44c1";

  @TempDir Path directory;
  private FakeToolstack host;

  @BeforeEach
  void oneManagedDomain() throws IOException {
    define("managed-off");
    host = Samples.fourDomains().keepingManagedIn(directory);
  }

  private void define(String name) throws IOException {
    Files.writeString(
        directory.resolve(name + ".sxp"),
        "(vm (name "
            + name
            + ") (memory 512) (vcpus 1) (uuid "
            + UUID
            + ") (image (linux (kernel /boot/vmlinuz))))");
  }

  private XmRun xm(String... words) {
    return XmRun.on(() -> host, words);
  }

  @Test
  void list_shows_them_with_empty_id_and_state() {
    assertEquals(
        """
        Name                                        ID   Mem VCPUs      State   Time(s)
        Domain-0                                     0  1024     4     r-----  11794.3
        crashed1                                     7   256     1     ----c-      5.2
        debian-pv                                    3   512     2     -b----     20.5
        managed-off                                      512     1                 0.0
        win7                                         5  1024     1     --p---      0.0
        """,
        xm("list").out());
    assertEquals(
        """
        Name                                        ID   Mem VCPUs      State   Time(s)
        managed-off                                      512     1                 0.0
        """,
        xm("list", UUID).out());
  }

  @Test
  void list_selects_them_by_state_and_never_with_running() {
    assertTrue(xm("list", "--state=halted").out().contains("managed-off"));
    assertFalse(xm("list", "--state=running").out().contains("managed-off"));
    assertFalse(xm("list", "--running").out().contains("managed-off"));
    assertTrue(xm("list", "--running").out().contains("crashed1"));
    assertTrue(xm("list", "--pool=Pool-0").out().contains("managed-off"));
  }

  @Test
  void list_describes_them_without_a_domid() {
    String form = xm("list", "-l", "managed-off").out();
    assertTrue(form.startsWith("(domain\n    (cpu_weight 256)\n"), form);
    assertTrue(form.contains("\n    (name managed-off)\n"), form);
    assertTrue(form.contains("\n    (status 0)\n"), form);
    assertFalse(form.contains("domid"), form);
  }

  @Test
  void json_leaves_out_what_only_running_domains_have() {
    assertEquals(
        """
        [
          {
            "name": "managed-off",
            "uuid": "c72ef5c3-c26b-492d-ae99-c4b6d01e44c1",
            "managed": true,
            "guest_type": "pv",
            "memory_target_kib": 524288,
            "vcpus_max": 1,
            "power_state": "halted"
          }
        ]
        """
            .replace("\": ", "\" : "),
        xm("list", "--output", "json", "managed-off").out());
  }

  @Test
  void vcpu_list_and_uptime_show_them() {
    assertEquals(
        """
        Name                                ID  VCPU   CPU State   Time(s) CPU Affinity
        managed-off                                0                   0.0 any cpu
        """,
        xm("vcpu-list", "managed-off").out());
    assertEquals(
        """
        Name                                ID Uptime\s
        managed-off                             0:00:00
        """,
        xm("uptime", "managed-off").out());
    assertEquals("", xm("uptime", "-s", "managed-off").out());
  }

  @Test
  void domid_is_None() {
    XmRun run = xm("domid", "managed-off");
    assertEquals("None\n", run.out());
    assertEquals(0, run.exitCode());
    assertEquals("managed-off\n", xm("domname", UUID).out());
  }

  @Test
  void memory_and_vcpus_are_changed_for_the_next_start() throws IOException {
    assertEquals("", xm("mem-max", "managed-off", "1g").err());
    assertEquals("", xm("mem-set", "managed-off", "768").err());
    assertEquals("", xm("vcpu-set", UUID, "2").err());
    assertTrue(
        xm("list", "managed-off")
            .out()
            .endsWith(
                "managed-off                                      768     2                 0.0\n"));
    assertEquals("", xm("vcpu-pin", "managed-off", "1", "0,2").err());
    assertTrue(xm("vcpu-list", "managed-off").out().endsWith(" 0,2\n"));
    assertEquals("", xm("vcpu-set", "managed-off", "3").err());
    String form = Files.readString(directory.resolve("managed-off.sxp"));
    assertTrue(form.contains("(maxmem 1024)"), form);
    assertTrue(form.contains("(vcpus 3)"), form);
    XmRun much = xm("mem-set", "managed-off", "2g");
    assertEquals(
        "Error: memory_dynamic_max must be less than or equal to memory_static_max (the domain is"
            + " to have 2048 MiB, the maximum is 1024 MiB)\n",
        much.err());
    assertEquals(1, much.exitCode());
    assertEquals("Error: Zero or less VCPUs is invalid\n", xm("vcpu-set", UUID, "0").err());
    assertEquals(
        """
        managed-off: would be changed
        1 domain: 1 would be changed (dry run, nothing was done).
        """,
        xm("mem-set", "--dry-run", "managed*", "64").out());
  }

  @Test
  void domstate_is_shutoff() {
    assertEquals("shutoff\n", xm("domstate", "managed-off").out());
    assertEquals("running\n", xm("domstate", "0").out());
  }

  @Test
  void what_needs_a_running_domain_says_so() {
    XmRun pause = xm("pause", "managed-off");
    assertEquals("Error: Domain 'managed-off' is not started\n", pause.err());
    assertEquals(1, pause.exitCode());
    assertEquals("Error: Domain cannot be shutdown\n", xm("shutdown", "managed-off").err());
    XmRun destroy = xm("destroy", "managed-off");
    assertEquals("", destroy.err());
    assertEquals(0, destroy.exitCode(), "there was nothing to do, and xm said nothing");
  }

  @Test
  void start_and_delete() {
    XmRun start = xm("start", "managed-off");
    assertEquals("", start.out() + start.err());
    assertEquals("21\n", xm("domid", "managed-off").out());
    XmRun again = xm("start", "managed-off");
    assertTrue(again.err().startsWith("Error: Domain is already running\n"), again.err());
    assertEquals(1, again.exitCode());
    assertTrue(xm("delete", "managed-off").err().startsWith("Error: Domain is not halted.\n"));
    xm("destroy", "managed-off");
    assertEquals("None\n", xm("domid", "managed-off").out());
    assertEquals(0, xm("delete", "managed-off").exitCode());
    assertEquals(3, xm("delete", "managed-off").exitCode());
  }

  @Test
  void start_wants_one_name() {
    XmRun run = xm("start");
    assertEquals("Error: Expects 1 argument\n", run.err());
    assertTrue(run.out().startsWith("Usage: xm start <DomainName>\n"), run.out());
  }

  @Test
  void a_name_beats_an_id() throws IOException {
    Files.delete(directory.resolve("managed-off.sxp"));
    define("5");
    assertEquals("None\n", xm("domid", "5").out());
    assertEquals("Error: Domain '5' is not started\n", xm("pause", "5").err());
  }
}
