package xm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static xm.cli.fake.Samples.domain;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xm.cli.fake.FakeToolstack;
import xm.cli.fake.Samples;
import xm.toolstack.ShutdownRequest;

/** pause, unpause, destroy, rename, shutdown, reboot, sim (xm-commands §2). */
class OperationsTest {
  private final FakeToolstack host = Samples.fourDomains();

  private XmRun xm(String line) {
    return XmRun.on(() -> host, line.split(" "));
  }

  private void silently(String line) {
    XmRun run = xm(line);
    assertEquals("", run.out() + run.err());
    assertEquals(0, run.exitCode());
  }

  @Test
  void pause_and_unpause_are_silent() {
    silently("pause debian-pv");
    assertTrue(host.find("debian-pv").info().paused());
    silently("unpause 3");
    assertFalse(host.find("debian-pv").info().paused());
  }

  @Test
  void destroy_and_rename_are_silent() {
    silently("rename win7 win8");
    silently("destroy win8");
    assertFalse(host.exists(5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"shutdown", "reboot", "destroy"})
  void the_end_of_a_driver_domain_names_who_loses_devices(String verb) {
    host.served.put(5, List.of("debian-pv", "db"));
    XmRun run = xm(verb + " win7");
    assertEquals(
        "Warning: Domain win7 serves devices of debian-pv, db, which are lost with it.\n",
        run.err());
    assertEquals(0, run.exitCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"pause", "unpause", "destroy"})
  void dom0_is_refused_with_usage(String verb) {
    XmRun run = xm(verb + " 0");
    assertEquals("Error: Cannot " + verb + " privileged domain Domain-0\n", run.err());
    assertTrue(run.out().startsWith("Usage: xm " + verb + " <Domain>\n\n"), run.out());
    assertEquals(1, run.exitCode());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pause x",
        "unpause x",
        "destroy x",
        "rename x y",
        "shutdown x",
        "reboot -w x",
        "console x",
        "domname x",
        "vcpu-list x",
        "uptime x",
        "list x"
      })
  void an_unknown_domain_is_3_without_usage(String line) {
    XmRun run = xm(line);
    assertEquals("Error: Domain 'x' does not exist.\n", run.err());
    assertEquals("", run.out());
    assertEquals(3, run.exitCode());
  }

  @Test
  void shutdown_asks_and_says_nothing() {
    silently("shutdown win7");
    silently("shutdown -H debian-pv");
    silently("shutdown crashed1 -R");
    assertEquals(
        Map.of(5, ShutdownRequest.POWEROFF, 3, ShutdownRequest.HALT, 7, ShutdownRequest.REBOOT),
        host.requests());
  }

  @Test
  void shutdown_w_reports_each_end_with_options_after_the_id() {
    XmRun run = xm("shutdown 5 --halt --wait");
    assertEquals("Domain win7 terminated\nAll domains terminated\n", run.out());
    assertEquals(Map.of(5, ShutdownRequest.HALT), host.requests());
  }

  @Test
  void shutdown_a_spares_dom0_only() {
    XmRun run = xm("shutdown -aw");
    assertEquals(
        """
        Domain crashed1 terminated
        Domain debian-pv terminated
        Domain win7 terminated
        All domains terminated
        """,
        run.out());
    assertTrue(host.exists(0));
  }

  @Test
  void a_reboot_that_is_waited_for_says_how_it_went() {
    host.with(domain(8, "lost", 0, 64, 1, 0));
    assertEquals("Domain win7 rebooted\nAll domains rebooted\n", xm("reboot -w win7").out());
    assertEquals(
        "Domain lost destroyed for failing to reboot\nAll domains rebooted\n",
        xm("shutdown -R -w lost").out());
  }

  @Test
  void contradictions_of_shutdown_print_no_usage() {
    assertEquals("Error: Can't specify halt and reboot\n", xm("shutdown -HR win7").err());
    assertEquals("Error: Can't specify halt and reboot\n", xm("reboot -H win7").err());
    assertEquals("Error: No domain parameter given\n", xm("shutdown -w").err());
    XmRun several = xm("shutdown win7 debian-pv");
    assertEquals("Error: No multiple domain parameters allowed\n", several.err());
    assertEquals("", several.out());
    assertEquals(1, several.exitCode());
    assertEquals(Map.of(), host.requests());
  }

  @Test
  void dom0_is_not_shut_down() {
    XmRun run = xm("shutdown Domain-0");
    assertEquals("Error: Domain 0 cannot be shutdown\n", run.err());
    assertEquals(1, run.exitCode());
  }

  @Test
  void a_quiet_console_of_a_missing_domain_is_1_without_a_word() {
    XmRun run = xm("console -q nosuch");
    assertEquals("", run.out() + run.err());
    assertEquals(1, run.exitCode());
  }

  @Test
  void console_wants_one_domain_and_a_number() {
    assertEquals("Error: No domain given\n", xm("console -q -q").err());
    assertEquals("Error: Invalid argument.\n", xm("console -nx win7").err());
  }

  @Test
  void sim_speaks_of_the_simulated_host_itself() {
    assertEquals(
        "The simulated host in /nowhere does not run.\n", XmRun.withoutHost("sim", "status").out());
    assertEquals("No simulated host was running.\n", XmRun.withoutHost("sim", "stop").out());
    assertEquals(
        "Simulated host removed from /nowhere.\n", XmRun.withoutHost("sim", "reset").out());
    assertEquals(
        "Error: 'foo' is not one of status, stop, reset.\n", XmRun.withoutHost("sim", "foo").err());
  }
}
