package xm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xm.cli.fake.Samples;

/** Words as getopt and xm's counter took them (xm-commands §1.1 to 1.3). */
class WordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "list --bad          | option --bad not recognized",
        "list --bad=3        | option --bad not recognized",
        "list -x             | option -x not recognized",
        "list -lx            | option -x not recognized",
        "list -xl            | option -x not recognized",
        "list --state        | option --state requires argument",
        "list --sta          | option --state requires argument",
        "list win7 --pool    | option --pool requires argument",
        "list --long=yes     | option --long must not have an argument",
        "list --lon=true     | option --long must not have an argument",
        "list --l            | option --l not a unique prefix",
        "uptime -q           | option -q not recognized",
        "shutdown web --foo  | option --foo not recognized",
        "console web -n      | option -n requires argument",
        "create --vncv       | option --vncv not a unique prefix",
        "create -f           | option -f requires argument",
        "create --def        | option --defconfig requires argument",
      })
  void says_what_getopt_said(String line, String message) {
    XmRun run = XmRun.withoutHost(line.trim().split(" "));
    assertEquals("Error: " + message + "\n", run.err());
    assertTrue(run.out().startsWith("Usage: xm " + line.split(" ")[0] + " "), run.out());
    assertEquals(1, run.exitCode());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pause                  | 'xm pause' requires 1 arguments.",
        "pause a b              | 'xm pause' requires 1 arguments.",
        "destroy                | 'xm destroy' requires 1 arguments.",
        "rename a               | 'xm rename' requires 2 arguments.",
        "shutdown               | 'xm shutdown' requires between 1 and 4 arguments.",
        "shutdown a -w -R -H -a | 'xm shutdown' requires between 1 and 4 arguments.",
        "reboot a -w -a b       | 'xm reboot' requires between 1 and 3 arguments.",
        "info -c -n             | 'xm info' requires between 0 and 1 arguments.",
        "console                | 'xm console' requires between 1 and 3 arguments.",
        "domid -- a b           | 'xm domid' requires 1 arguments.",
      })
  void counts_words_as_xm_did(String line, String message) {
    XmRun run = XmRun.withoutHost(line.trim().split(" "));
    assertEquals("Error: " + message + "\n\n", run.err());
    assertTrue(run.out().startsWith("Usage: xm " + line.split(" ")[0] + " "), run.out());
    assertEquals(1, run.exitCode());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cleanup dry-run                          | 'xm cleanup' takes no operands, not 'dry-run'.",
        "monitor status                           | 'xm monitor' takes no operands, not 'status'.",
        "start-all --delay 3 a b                  | 'xm start-all' takes 1 operand at most, not 'a' 'b'.",
        "stop-all --save a --timeout=9 b          | 'xm stop-all' takes 1 operand at most, not 'a' 'b'.",
      })
  void commands_of_ours_ignore_no_operand(String line, String message) {
    XmRun run = XmRun.withoutHost(line.trim().split(" "));
    assertEquals("Error: " + message + "\n", run.err());
    assertTrue(run.out().startsWith("Usage: xm " + line.split(" ")[0] + " "), run.out());
    assertEquals(1, run.exitCode());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "domid win7                    | 5",
        "domid -- win7                 | 5",
        "domid --output table win7     | 5",
        "domid win7 --outp=table       | 5",
        "domname 5                     | win7",
      })
  void takes_options_and_operands_in_any_order(String line, String printed) {
    XmRun run = XmRun.on(Samples::fourDomains, line.trim().split(" "));
    assertEquals(printed + "\n", run.out());
    assertEquals("", run.err());
  }

  @Test
  void our_own_option_does_not_count_as_one_of_xms_words() {
    assertEquals(0, XmRun.on(Samples::fourDomains, "info", "--output", "json", "-n").exitCode());
    assertEquals(0, XmRun.on(Samples::fourDomains, "info", "--output=json").exitCode());
  }

  @Test
  void the_last_of_several_values_counts_and_a_value_may_look_like_an_option() {
    String out =
        XmRun.on(Samples::fourDomains, "list", "--state=running", "--state", "paused").out();
    assertTrue(out.contains("win7") && !out.contains("debian"), out);
    assertEquals(80, XmRun.on(Samples::fourDomains, "list", "--state", "-l").out().length());
  }

  @Test
  void a_command_without_options_takes_every_word_for_a_domain() {
    XmRun run = XmRun.on(Samples::fourDomains, "pause", "-x");
    assertEquals("Error: Domain '-x' does not exist.\n", run.err());
    assertEquals(3, run.exitCode());
  }

  @Test
  void usage_wraps_descriptions_below_themselves() {
    String out = XmRun.withoutHost("create", "-h").out();
    String wrapped =
        """
          -f FILE, --defconfig=FILE      The configuration file, default           \s
                                         xmdefconfig
        """;
    assertTrue(out.contains(wrapped), out);
  }

  @Test
  void an_unknown_output_format_is_an_error() {
    XmRun run = XmRun.withoutHost("list", "--output=xml");
    assertEquals("Error: --output is table or json, not 'xml'\n", run.err());
    assertEquals(1, run.exitCode());
  }
}
