package xm.cli.output;

import xm.toolstack.settings.HostSettings;
import xm.toolstack.settings.Setting;

/** The settings of {@code xm info -c}. */
public final class Settings {
  private static final int NAME_WIDTH = 38;

  /** Where configuration files are looked for. */
  public static final String CONFIG_PATH = ".:/etc/xen";

  /** Directory of the domU files that are started with the host; xendomains has the same. */
  public static final String AUTO_PATH = "/etc/xen/auto";

  private Settings() {}

  /** All lines. */
  public static String text() {
    StringBuilder b = new StringBuilder(256);
    line(b, "config-path", CONFIG_PATH);
    HostSettings host = HostSettings.ours();
    line(b, "settings", host.file().toString());
    for (Setting setting : Setting.values()) {
      line(b, setting.key(), host.textOrUsual(setting));
    }
    line(b, "java-home", System.getProperty("java.home", ""));
    line(b, "java-version", System.getProperty("java.version", ""));
    line(b, "xenstored-path", variable("XENSTORED_PATH"));
    line(b, "xenstored-rundir", variable("XENSTORED_RUNDIR"));
    return b.toString();
  }

  private static String variable(String name) {
    String value = System.getenv(name);
    return value == null ? "(none)" : value;
  }

  private static void line(StringBuilder b, String name, String value) {
    Columns.left(b, name, NAME_WIDTH).append(": ").append(Printable.of(value)).append('\n');
  }
}
