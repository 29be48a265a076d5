package xm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static xm.cli.fake.Samples.domain;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xm.cli.fake.FakeToolstack;
import xm.cli.fake.Samples;
import xm.config.sxp.Sxp;

/** {@code xm list} against the captured output of the original (xm-commands §3). */
class ListCommandTest {
  private static final String HEADER =
      "Name                                        ID   Mem VCPUs      State   Time(s)\n";
  private static final String DOM0 =
      "Domain-0                                     0  1024     4     r-----  11794.3\n";
  private static final String CRASHED =
      "crashed1                                     7   256     1     ----c-      5.2\n";
  private static final String DEBIAN =
      "debian-pv                                    3   512     2     -b----     20.5\n";
  private static final String WIN7 =
      "win7                                         5  1024     1     --p---      0.0\n";
  private static final String USAGE =
      """
      Usage: xm list [options] [Domain, ...]

      List information about all/some domains.
        -l, --long                     Output all VM details in SXP              \s
        --label                        Include security labels                   \s
        --state=<state>                Select only VMs with the specified state  \s
        --pool=<pool>                  Select only VMs in specified cpu pool     \s

      """;

  private static XmRun list(String... words) {
    String[] args = new String[words.length + 1];
    args[0] = "list";
    System.arraycopy(words, 0, args, 1, words.length);
    return XmRun.on(Samples::fourDomains, args);
  }

  @Test
  void prints_the_captured_table_sorted_by_name() {
    XmRun run = list();
    assertEquals(HEADER + DOM0 + CRASHED + DEBIAN + WIN7, run.out());
    assertEquals("", run.err());
    assertEquals(0, run.exitCode());
  }

  @Test
  void prints_named_domains_in_the_order_given() {
    assertEquals(HEADER + WIN7 + DOM0, list("win7", "0").out());
  }

  @Test
  void prints_no_table_when_one_of_several_domains_does_not_exist() {
    XmRun run = list("win7", "nosuch");
    assertEquals("", run.out());
    assertEquals("Error: Domain 'nosuch' does not exist.\n", run.err());
    assertEquals(3, run.exitCode());
  }

  @ParameterizedTest
  @CsvSource({
    "all, 'Domain-0 crashed1 debian-pv win7'",
    "running, 'Domain-0 debian-pv'",
    "PAUSED, 'win7'",
    "Crashed, 'crashed1'",
    "halted, ''",
    "nonsense, ''"
  })
  void selects_by_state_whatever_its_case(String state, String names) {
    assertEquals(names, names(list("--state=" + state).out()));
  }

  @Test
  void calls_a_shut_down_domain_halted_and_a_suspended_one_suspended() {
    FakeToolstack host =
        new FakeToolstack()
            .with(domain(1, "off", Samples.SHUTDOWN, 64, 1, 0))
            .with(domain(2, "asleep", Samples.SHUTDOWN | 2 << 16, 64, 1, 0))
            .with(domain(3, "going", Samples.DYING | Samples.PAUSED, 64, 1, 0));
    assertEquals("going off", names(XmRun.on(() -> host, "list", "--state=halted").out()));
    assertEquals("asleep", names(XmRun.on(() -> host, "list", "--state", "suspended").out()));
  }

  @Test
  void selects_by_pool() {
    FakeToolstack host =
        Samples.fourDomains().with(Samples.inPool(domain(9, "fast", 0, 1, 1, 0), "p1"));
    assertEquals("fast", names(XmRun.on(() -> host, "list", "--pool=p1").out()));
  }

  @Test
  void refuses_a_state_or_pool_together_with_a_domain() {
    XmRun state = list("--state=running", "win7");
    assertEquals(
        "Error: You may specify either a state or a particular VM, but not both\n", state.err());
    assertEquals(USAGE + "\n", state.out());
    assertEquals(1, state.exitCode());
    assertEquals(
        "Error: You may specify either a pool or a particular VM, but not both\n",
        list("--pool=p", "win7").err());
  }

  @Test
  void answers_an_unknown_option_as_captured() {
    XmRun run = list("--bad");
    assertEquals("Error: option --bad not recognized\n", run.err());
    assertEquals(USAGE, run.out());
    assertEquals(1, run.exitCode());
  }

  @Test
  void shows_several_state_letters_at_once() {
    FakeToolstack host =
        new FakeToolstack()
            .with(domain(1, "a", Samples.DYING | Samples.PAUSED, 64, 1, 0))
            .with(domain(2, "b", Samples.DYING | Samples.SHUTDOWN, 64, 1, 0))
            .with(domain(3, "c", 0, 64, 1, 0))
            .with(domain(4, "d", Samples.CRASHED | Samples.BLOCKED | Samples.PAUSED, 64, 1, 0));
    String out = XmRun.on(() -> host, "list").out();
    assertTrue(out.contains(" --p--d "), out);
    assertTrue(out.contains(" ---s-d "), out);
    assertTrue(out.contains(" ------ "), out);
    assertTrue(out.contains(" -bp-c- "), out);
  }

  @Test
  void does_not_cut_long_names_off() {
    String name = "a-name-that-is-rather-longer-than-forty-characters";
    FakeToolstack host = new FakeToolstack().with(domain(12, name, 0, 64, 1, 0));
    assertEquals(
        HEADER + name + "    12    64     1     ------      0.0\n",
        XmRun.on(() -> host, "list").out());
  }

  @Test
  void adds_an_empty_label_column() {
    assertEquals(
        HEADER.stripTrailing() + " Label     \n" + WIN7.stripTrailing() + "           \n",
        list("--label", "win7").out());
  }

  @Test
  void sorts_by_label_whatever_its_case() {
    FakeToolstack host =
        Samples.fourDomains().labelled(0, "Zone:dom0").labelled(3, "alpha").labelled(5, "BETA");
    XmRun run = XmRun.on(() -> host, "list", "--label");
    assertEquals(
        HEADER.stripTrailing()
            + " Label     \n"
            + CRASHED.stripTrailing()
            + "           \n"
            + DEBIAN.stripTrailing()
            + "      alpha\n"
            + WIN7.stripTrailing()
            + "       BETA\n"
            + DOM0.stripTrailing()
            + "  Zone:dom0\n",
        run.out());
    String json = XmRun.on(() -> host, "list", "--label", "--output", "json", "3").out();
    assertTrue(json.contains("\"security_label\" : \"alpha\""), json);
  }

  @Test
  void prints_vcpu_list_for_the_deprecated_v() {
    XmRun run = list("-v", "win7");
    assertEquals("xm list -v is deprecated.  Please use xm vcpu-list.\n", run.err());
    assertTrue(run.out().startsWith("Name                                ID  VCPU "), run.out());
  }

  @Test
  void prints_sxp_for_long_with_the_option_on_either_side() {
    Sxp form = Sxp.of("domain", Sxp.of("domid", 5), Sxp.of("name", "win7"));
    FakeToolstack host = Samples.fourDomains().describedAs(5, form);
    String expected = "(domain (domid 5) (name win7))\n";
    assertEquals(expected, XmRun.on(() -> host, "list", "--long", "win7").out());
    assertEquals(expected, XmRun.on(() -> host, "list", "win7", "-l").out());
  }

  @Test
  void never_lets_a_name_reach_the_terminal_raw() {
    String evil = "x\033[2J\u202e\u200b\u009b0m\ny";
    FakeToolstack host = new FakeToolstack().with(domain(6, evil, 0, 64, 1, 0));
    String table = XmRun.on(() -> host, "list").out();
    assertTrue(table.contains("x\\x1b[2J\\u202e\\u200b\\x9b0m\\x0ay "), table);
    for (String words : new String[] {"list --output=json", "uptime", "uptime -s", "domname 6"}) {
      String out = XmRun.on(() -> host, words.split(" ")).out();
      for (int i = 0; i < out.length(); i++) {
        char c = out.charAt(i);
        assertFalse((c < ' ' && c != '\n') || c > '~', words + ": " + (int) c);
      }
    }
  }

  private static String names(String table) {
    StringBuilder b = new StringBuilder();
    for (String line : table.substring(HEADER.length()).split("\n")) {
      b.append(b.length() == 0 ? "" : " ").append(line.split(" ")[0]);
    }
    return b.toString();
  }
}
