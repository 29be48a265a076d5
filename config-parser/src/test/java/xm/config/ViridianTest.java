package xm.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xm.config.model.DomainConfig;
import xm.config.model.Machine;
import xm.config.model.Viridian.Group;

/** {@code viridian} and {@code gfx_passthru} in xm's form and in xl's, and in SXP and back. */
class ViridianTest {

  private static DomainConfig load(String line) {
    String text = "name = 'w'\nbuilder = 'hvm'\n" + line + "\n";
    return DomainConfigLoader.load(new ConfigRequest("w.cfg", text, List.of(), TestHost.PLAIN))
        .config();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|''|''",
        "'no'|''|''",
        "[]|''|''",
        "1|defaults|base freq time_ref_count apic_assist crash_ctl no_vp_limit cpu_hotplug",
        "['base']|base|base",
        "['defaults','!crash_ctl','!freq','freq']|defaults freq !crash_ctl"
            + "|base freq time_ref_count apic_assist no_vp_limit cpu_hotplug",
        "['base','stimer']|base stimer|base stimer",
        "['all','!freq']|all !freq|base time_ref_count reference_tsc hcall_remote_tlb_flush"
            + " apic_assist crash_ctl synic stimer hcall_ipi ex_processor_masks no_vp_limit"
            + " cpu_hotplug"
      })
  void groups(String value, String words, String groups) {
    DomainConfig config = load("viridian = " + (value.equals("no") ? "'no'" : value));
    assertEquals(words, String.join(" ", config.machine().viridian().words()));
    assertEquals(
        groups,
        config.machine().viridian().groups(17).stream()
            .map(Group::label)
            .collect(Collectors.joining(" ")));
    Machine again =
        DomainConfigLoader.loadSxp("w", DomainConfigLoader.toSxp(config)).config().machine();
    assertEquals(config.machine(), again);
  }

  /** Xen refuses a parameter with bits that it does not know. */
  @ParameterizedTest
  @CsvSource({"all,10", "defaults,5"})
  void anOlderXenGetsWhatItKnows(String word, int groups) {
    assertEquals(
        groups, load("viridian = ['" + word + "']").machine().viridian().groups(14).size());
  }

  @ParameterizedTest
  @CsvSource({"0,''", "1,default", "2,default", "'1',default", "'default',default", "'igd',igd"})
  void graphics(String value, String kind) {
    boolean number = value.matches("[0-9]");
    DomainConfig config = load("gfx_passthru = " + (number ? value : "'" + value + "'"));
    assertEquals(kind, config.machine().gfxPassthru());
    String sxp = DomainConfigLoader.toSxp(config);
    assertEquals(kind, DomainConfigLoader.loadSxp("w", sxp).config().machine().gfxPassthru());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"viridian = [ 'all', '!freq' ]", "gfx_passthru = 'igd'", "viridian = 1"})
  void xlTextKeepsThem(String line) {
    String text = XlText.of(load(line));
    assertTrue(text.contains("\n" + line + "\n"), text);
  }
}
