package xm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xm.cli.fake.FakeToolstack;
import xm.cli.fake.Samples;
import xm.toolstack.ShutdownRequest;

/** Many domains in one call. */
class BatchTest {
  private final FakeToolstack host =
      new FakeToolstack()
          .with(Samples.domain(0, "Domain-0", Samples.RUNNING, 1024, 4, 0))
          .with(Samples.domain(1, "web1", 0, 64, 1, 0))
          .with(Samples.domain(2, "web2", 0, 64, 1, 0))
          .with(Samples.domain(3, "db", 0, 64, 1, 0));

  private XmRun xm(String... words) {
    return XmRun.on(() -> host, words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pause", "unpause", "destroy", "delete"})
  void without_the_new_options_xms_refusal_stays(String command) {
    XmRun run = xm(command, "web1", "db");
    assertEquals("Error: 'xm " + command + "' requires 1 arguments.\n\n", run.err());
    assertEquals(1, run.exitCode());
    assertEquals(
        "Error: No multiple domain parameters allowed\n", xm("shutdown", "web1", "db").err());
    assertEquals(3, xm("pause", "web*").exitCode(), "a pattern alone opens nothing");
  }

  @Test
  void takes_names_in_order_and_sums_up() {
    XmRun run = xm("pause", "--many", "db", "1");
    assertEquals("db: paused\n1: paused\n2 domains: 2 paused.\n", run.out());
    assertEquals("", run.err());
    assertEquals(0, run.exitCode());
    assertTrue(host.find("db").info().paused());
    assertTrue(host.find("web1").info().paused());
    assertFalse(host.find("web2").info().paused());
  }

  @Test
  void goes_on_after_a_failure_and_counts_it() {
    XmRun run = xm("pause", "--many", "nobody", "db", "0");
    assertEquals(
        """
        nobody: failed: Domain 'nobody' does not exist.
        db: paused
        0: failed: Cannot pause privileged domain Domain-0
        3 domains: 1 paused, 2 failed.
        """,
        run.out());
    assertEquals(102, run.exitCode());
  }

  @Test
  void a_line_of_json_for_each() {
    XmRun run = xm("pause", "--many", "nobody", "db", "--output", "json");
    assertEquals(
        """
        {"operand":"nobody","succeeded":false,"dry_run":false,\
        "error":"Domain 'nobody' does not exist."}
        {"operand":"db","succeeded":true,"dry_run":false,"result":"paused"}
        """,
        run.out());
    assertEquals(101, run.exitCode());
    assertEquals(
        """
        {"operand":"web1","succeeded":true,"dry_run":true,"result":"would be destroyed"}
        """,
        xm("destroy", "--dry-run", "--output=json", "web1").out());
    XmRun alone = xm("pause", "db", "--output", "json");
    assertTrue(
        alone.err().startsWith("Error: --output goes with --many, --parallel or --dry-run\n"),
        alone.err());
  }

  @Test
  void patterns_mean_every_domain_but_dom0() {
    assertEquals(
        "web1: paused\nweb2: paused\n2 domains: 2 paused.\n", xm("pause", "--many", "we?*").out());
    XmRun all = xm("destroy", "--many", "*", "web1");
    assertEquals(0, all.exitCode(), all.out());
    assertTrue(host.exists(0));
    assertFalse(host.exists(1) || host.exists(2) || host.exists(3));
    XmRun none = xm("destroy", "--many", "web*");
    assertEquals(
        "web*: failed: No domain has such a name\n1 domain: 0 destroyed, 1 failed.\n", none.out());
    assertEquals(101, none.exitCode());
  }

  @Test
  void several_at_a_time() {
    XmRun run = xm("shutdown", "-w", "web*", "db", "--parallel", "8");
    assertTrue(run.out().contains("web1: Domain web1 terminated\n"), run.out());
    assertTrue(run.out().contains("db: Domain db terminated\n"), run.out());
    assertTrue(run.out().endsWith("3 domains: 3 shut down.\n"), run.out());
    assertEquals(0, run.exitCode());
    assertFalse(host.exists(1));
  }

  @Test
  void asks_without_waiting_and_keeps_the_options() {
    XmRun run = xm("shutdown", "-aH", "--parallel=2");
    assertTrue(run.out().endsWith("3 domains: 3 asked to shut down.\n"), run.out());
    assertEquals(ShutdownRequest.HALT, host.requests().get(3));
    assertFalse(host.requests().containsKey(0));
  }

  @Test
  void a_domain_that_does_not_come_back_has_failed() {
    host.with(Samples.domain(4, "lost", 0, 64, 1, 0));
    XmRun run = xm("reboot", "-w", "--many", "db", "lost");
    assertEquals(
        """
        db: Domain db rebooted
        lost: failed: Domain lost destroyed for failing to reboot
        2 domains: 1 rebooted, 1 failed.
        """,
        run.out());
    assertEquals(101, run.exitCode());
  }

  @Test
  void dry_run_touches_nothing() {
    XmRun run = xm("destroy", "--dry-run", "web*", "nobody", "0");
    assertEquals(
        """
        web1: would be destroyed
        web2: would be destroyed
        nobody: would fail: Domain 'nobody' does not exist.
        0: would fail: Domain-0 is the privileged domain
        4 domains: 2 would be destroyed, 2 would fail (dry run, nothing was done).
        """,
        run.out());
    assertEquals(102, run.exitCode());
    assertTrue(host.exists(1));
  }

  @Test
  void creates_from_several_files(@TempDir Path directory) throws IOException {
    String web = file(directory, "a", "name = 'a'\nkernel = '/boot/vmlinuz'\nmemory = 64\n");
    String db = file(directory, "c", "name = 'c'\nkernel = '/boot/vmlinuz'\n");
    String bad = file(directory, "b", "name = 'b'\nkernel = nosuch\n");
    XmRun dry = xm("create", "--dry-run", web, bad);
    assertTrue(
        dry.out().startsWith(web + ": would be created\n" + bad + ": would fail: "), dry.out());
    assertEquals(101, dry.exitCode());
    XmRun run = xm("create", "--many", web, bad, db, "memory=64");
    assertTrue(run.out().startsWith(web + ": Started domain a (id=21)\n"), run.out());
    assertTrue(run.out().contains(bad + ": failed: "), run.out());
    assertTrue(run.out().contains("b.cfg:2:"), "with the line of the error: " + run.out());
    assertTrue(run.out().contains(db + ": Started domain c (id=22)\n"), run.out());
    assertTrue(run.out().endsWith("3 configuration files: 2 created, 1 failed.\n"), run.out());
    assertEquals(101, run.exitCode());
  }

  private static String file(Path directory, String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name + ".cfg"), text).toString();
  }

  @Test
  void create_n_and_its_abbreviations_keep_their_meaning(@TempDir Path directory)
      throws IOException {
    String web = file(directory, "a", "name = 'a'\nkernel = '/boot/vmlinuz'\nmemory = 64\n");
    for (String option : new String[] {"-n", "--dryrun", "--dry", "--d=x"}) {
      XmRun run = xm("create", "-q", option, web);
      if (option.equals("--d=x")) {
        assertEquals("Error: option --d not a unique prefix\n", run.err());
      } else {
        assertTrue(run.out().startsWith("(vm\n"), option + " printed " + run.out());
      }
    }
    assertEquals("", xm("create", "-q", "--pau", web).err());
    assertTrue(host.find("a").info().paused());
  }

  @Test
  void bad_words_are_refused_before_anything_is_done() {
    assertTrue(
        xm("destroy", "--parallel", "many", "db")
            .err()
            .startsWith("Error: --parallel takes a number from 1 to 64, not 'many'\n"));
    assertTrue(xm("destroy", "--many").err().startsWith("Error: No domain given\n"));
    assertTrue(host.exists(3));
  }
}
