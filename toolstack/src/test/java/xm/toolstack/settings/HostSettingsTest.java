package xm.toolstack.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.toolstack.ToolstackException;

class HostSettingsTest {
  private static final Path SHIPPED = Path.of("../packaging/xm.conf");

  @TempDir Path directory;

  private HostSettings settings(String text) throws IOException {
    Path file = Files.writeString(directory.resolve("xm.conf"), text);
    return HostSettings.of(Map.of("XM_CONF", file.toString(), "XM_DOM0_MIN_MEM", "300"));
  }

  @Test
  void reads_quoted_and_plain_values_and_comments() throws IOException {
    HostSettings settings =
        settings("# all\n\ndefault_bridge=\"br#0\"  # ours\n dom0_ballooning = no # never\n");
    assertEquals("br#0", settings.text(Setting.DEFAULT_BRIDGE));
    assertEquals("no", settings.text(Setting.DOM0_BALLOONING));
    assertNull(settings.text(Setting.MINIMUM_RESTART_TIME));
    assertEquals("60", settings.textOrUsual(Setting.MINIMUM_RESTART_TIME));
  }

  @Test
  void the_environment_comes_first() throws IOException {
    assertEquals("300", settings("dom0_min_mem = 500").text(Setting.DOM0_MIN_MEM));
  }

  @Test
  void names_every_mistake_with_its_line_and_gives_no_value() throws IOException {
    HostSettings settings =
        settings("dom0_ballooning = maybe\nwhat\ncolour = red\nminimum_restart_time = -1\n");
    String file = directory.resolve("xm.conf").toString();
    assertEquals(
        List.of(
            file + ":1: dom0_ballooning takes one of auto, yes, no, not 'maybe'.",
            file + ":2: a line is 'name = value', not 'what'.",
            file + ":3: xm has no setting 'colour'; the comments of the file name all.",
            file + ":4: minimum_restart_time takes a whole number, not '-1'."),
        settings.problems());
    ToolstackException refusal =
        assertThrows(ToolstackException.class, () -> settings.text(Setting.MINIMUM_RESTART_TIME));
    assertEquals(String.join("\n", settings.problems()), refusal.getMessage());
  }

  @Test
  void a_host_without_the_file_has_the_usual_values() {
    HostSettings settings =
        HostSettings.of(Map.of("XM_CONF", directory.resolve("none").toString()));
    assertEquals(List.of(), settings.problems());
    assertNull(settings.text(Setting.DOM0_BALLOONING));
  }

  @Test
  void the_shipped_file_names_each_setting_with_its_usual_value_and_sets_none() throws IOException {
    List<String> lines = Files.readAllLines(SHIPPED);
    for (Setting setting : Setting.values()) {
      assertTrue(
          lines.contains("#" + setting.key() + " = \"" + setting.usual() + "\""),
          "no line for " + setting.key());
    }
    for (String line : lines) {
      assertTrue(line.isEmpty() || line.startsWith("#"), "not a comment: " + line);
    }
  }
}
