package xm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import xm.cli.fake.FakeToolstack;
import xm.cli.fake.Samples;
import xm.xenctrl.XenUnavailableException;

/** Which command runs, and what is said when none does (xm-commands §1). */
class DispatchTest {

  @Test
  void no_arguments_print_short_help_and_fail() {
    XmRun run = XmRun.withoutHost();
    assertTrue(run.out().startsWith("Usage: xm <subcommand> [args]\n"), run.out());
    assertEquals(1, run.exitCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"help", "--help", "-h", "help list", "-h list"})
  void help_lists_everything_that_works(String line) {
    XmRun run = XmRun.withoutHost(line.split(" "));
    assertEquals(0, run.exitCode());
    assertTrue(run.out().contains("\n vcpu-list            Show the vcpus "), run.out());
    for (String name : HistoricNames.last()) {
      boolean works = CommandTable.make(name) != null;
      assertEquals(works, run.out().contains("\n " + name + " "), name);
    }
    assertTrue(!run.out().contains("__"), "a command for programs is in the list");
  }

  @ParameterizedTest
  @ValueSource(strings = {"list --help", "list x -h", "li -h", "list -- -h", "list --bad --help"})
  void help_anywhere_after_a_subcommand_prints_its_usage_and_fails(String line) {
    XmRun run = XmRun.withoutHost(line.split(" "));
    assertTrue(run.out().startsWith("Usage: xm list [options] [Domain, ...]\n\n"), run.out());
    assertEquals("", run.err());
    assertEquals(1, run.exitCode());
  }

  @Test
  void an_unknown_subcommand_is_an_error_with_short_help() {
    XmRun run = XmRun.withoutHost("foo", "bar");
    assertEquals("Error: Subcommand foo not found!\n", run.err());
    assertEquals(XmRun.withoutHost().out(), run.out());
    assertEquals(1, run.exitCode());
  }

  @ParameterizedTest
  @CsvSource({
    "li, list",
    "des, destroy",
    "vcpu-l, vcpu-list",
    "une, ''",
    "l, ''",
    "sched-cred, ''"
  })
  void a_unique_prefix_of_two_characters_is_enough(String prefix, String name) {
    assertEquals(name.isEmpty() ? null : name, HistoricNames.completed(prefix));
  }

  @Test
  void an_exact_name_wins_over_longer_ones() {
    XmRun run = XmRun.withoutHost("sched-credit", "--help");
    assertTrue(run.out().startsWith("Usage: xm sched-credit [-d <Domain>"), run.out());
    assertEquals(1, run.exitCode());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tmem-list -a|tmem is not supported by this version of Xen: it left with 4.13; share memory"
            + " out with mem-set and mem-max.",
        "event-monitor|Event monitoring not supported unless using Xen-API, which left Xen with"
            + " 4.5; see xm events.",
        "network-show|This function is only supported by Xen-API, which left Xen with 4.5; make"
            + " bridges with the host's own tools and name them in vif=.",
        "psr-hwinfo|Cache and memory bandwidth of the CPUs are not managed by xm;"
            + " use xl with the same words.",
        "sched-bvt 1|The BVT scheduler left Xen with 3.0.3; see sched-credit2."
      })
  void a_name_whose_feature_is_gone_says_so_without_a_host(String row) {
    int bar = row.indexOf('|');
    XmRun run = XmRun.withoutHost(row.substring(0, bar).split(" "));
    assertEquals("Error: " + row.substring(bar + 1) + "\n", run.err());
    assertEquals("", run.out());
    assertEquals(1, run.exitCode());
  }

  @Test
  void all_names_and_aliases_resolve_and_have_usage_or_say_that_they_are_not_there_yet() {
    List<String> names = new ArrayList<>(List.of(HistoricNames.last()));
    names.addAll(
        List.of("vtpm-list", "sched-bvt", "sched-bvt-ctxallow", "cfgbootpolicy", "loadpolicy"));
    names.addAll(List.of("makepolicy", "balloon", "set-vcpus", "vif-list", "vbd-create"));
    names.addAll(List.of("vbd-destroy", "vbd-list"));
    for (String verb :
        List.of("create", "new", "start", "list", "destroy", "delete", "cpu-add", "cpu-remove")) {
      names.add("pool-" + verb);
    }
    names.add("pool-migrate");
    assertEquals(108 + 15, Set.copyOf(names).size());
    for (String name : names) {
      String out = XmRun.withoutHost(name, "--help").out();
      String full =
          HistoricNames.replacement(name) == null ? name : HistoricNames.replacement(name);
      boolean works = CommandTable.make(full) != null || RetiredCommands.find(full) != null;
      String wanted = works ? "Usage: xm " + full + " " : "Usage: xm <subcommand> ";
      assertTrue(out.startsWith(wanted), name + ": " + out);
    }
  }

  @Test
  void our_own_commands_shorten_no_abbreviation_of_xm() {
    for (String name : CommandTable.additions()) {
      for (int length = 2; length < name.length(); length++) {
        String completed = HistoricNames.completed(name.substring(0, length));
        assertTrue(completed == null || HistoricNames.contains(completed), name);
      }
    }
  }

  @Test
  void a_deprecated_name_runs_the_new_one_and_says_so() {
    XmRun run = XmRun.withoutHost("balloon", "web", "64");
    assertTrue(
        run.err().startsWith("Command balloon is deprecated.  Please use xm mem-set instead.\n"),
        run.err());
    assertEquals("cpupool-cpu-add", HistoricNames.replacement("pool-cpu-add"));
  }

  @Test
  void every_name_that_xm_ever_had_is_known_once() {
    assertEquals(108, HistoricNames.count());
    assertEquals(102, Set.of(HistoricNames.last()).size());
  }

  @Test
  void every_command_class_is_in_the_table() throws Exception {
    Set<Class<?>> made = new HashSet<>();
    for (List<String> names :
        List.of(
            List.of(HistoricNames.last()),
            List.of(CommandTable.additions()),
            List.of(CommandTable.internal()))) {
      for (String name : names) {
        if (CommandTable.make(name) != null) {
          made.add(CommandTable.make(name).getClass());
          assertEquals(name, CommandTable.make(name).declaration().name());
        }
      }
    }
    assertEquals(CommandClasses.find(), made);
  }

  @Test
  void declarations_say_what_is_needed_for_help_and_parsing() {
    for (String name : HistoricNames.last()) {
      if (CommandTable.make(name) != null) {
        String description = CommandTable.make(name).declaration().description();
        assertTrue(description.endsWith("."), name);
      }
    }
    assertNull(CommandTable.make("nosuch"));
  }

  @Test
  void version_needs_no_subcommand() {
    XmRun run = XmRun.withoutHost("--sim", "--version");
    assertTrue(run.out().startsWith("xm "), run.out());
    assertTrue(run.out().contains("\nXen (simulated host)\nJava "), run.out());
    assertEquals(0, run.exitCode());
  }

  @Test
  void version_tells_of_xen_what_the_kernel_does(@TempDir Path hypervisor) throws IOException {
    assertTrue(Version.text(false, hypervisor).contains("\nXen (not running on this host)\n"));
    Files.writeString(hypervisor.resolve("type"), "xen\n");
    Path version = Files.createDirectory(hypervisor.resolve("version"));
    Files.writeString(version.resolve("major"), "4\n");
    Files.writeString(version.resolve("minor"), "17\n");
    Files.writeString(version.resolve("extra"), ".7\n");
    String text = Version.text(false, hypervisor);
    assertTrue(text.contains("\nXen 4.17.7\nJava " + System.getProperty("java.runtime.version")));
  }

  @Test
  void without_xen_the_simulated_host_is_mentioned_but_never_used() {
    XmRun run =
        XmRun.on(
            () -> {
              throw new XenUnavailableException("This kernel does not run under Xen.");
            },
            "list");
    assertEquals(
        """
        Error: This kernel does not run under Xen.
        xm --sim works without Xen, on a simulated host.
        """,
        run.err());
    assertEquals("", run.out());
    assertEquals(1, run.exitCode());
  }

  @Test
  void a_bug_keeps_its_stack_trace() {
    XmRun run =
        XmRun.on(
            () -> {
              throw new IllegalStateException("oops");
            },
            "list");
    assertTrue(run.err().startsWith("Unexpected error: java.lang.IllegalStateException\n"));
    assertTrue(run.err().contains("\tat xm.cli.DispatchTest"), run.err());
    assertEquals(1, run.exitCode());
  }

  @Test
  void global_words_choose_the_simulated_host() {
    Map<String, String> home = Map.of("HOME", "/home/u");
    assertEquals(
        new GlobalWords(false, "/home/u/.local/state/xm/sim", false, List.of("list", "--sim")),
        GlobalWords.read(new String[] {"list", "--sim"}, home));
    assertEquals(
        new GlobalWords(true, "/home/u/.local/state/xm/sim", false, List.of("list")),
        GlobalWords.read(new String[] {"--sim", "list"}, home));
    assertEquals(
        new GlobalWords(true, "/d", false, List.of("list")),
        GlobalWords.read(new String[] {"--sim=/d", "list"}, home));
    assertEquals(
        new GlobalWords(true, "/env", false, List.of("list")),
        GlobalWords.read(new String[] {"list"}, Map.of("XM_SIM", "/env")));
    assertEquals(
        new GlobalWords(true, "/state/xm/sim", false, List.of()),
        GlobalWords.read(new String[0], Map.of("XM_SIM", "1", "XDG_STATE_HOME", "/state")));
    assertEquals(
        new GlobalWords(false, "/state/xm/sim", false, List.of()),
        GlobalWords.read(new String[0], Map.of("XM_SIM", "0", "XDG_STATE_HOME", "/state")));
  }

  @Test
  void completion_offers_only_names_that_are_harmless_to_a_shell() {
    FakeToolstack host = Samples.fourDomains().with(Samples.domain(11, "$(reboot)", 0, 64, 1, 0));
    assertEquals(
        "Domain-0\ndebian-pv\nwin7\ncrashed1\n",
        XmRun.on(() -> host, "__complete", "domains").out());
  }
}
