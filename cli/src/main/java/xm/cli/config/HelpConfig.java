package xm.cli.config;

import xm.config.schema.ConfigKey;
import xm.config.schema.ConfigKey.Status;
import xm.config.schema.ConfigKeys;

/** What {@code create --help_config} prints: every variable of a configuration file. */
public final class HelpConfig {

  private HelpConfig() {}

  /** One paragraph for each variable. */
  public static String text() {
    StringBuilder b = new StringBuilder(16384);
    b.append("The configuration file defines the following variables:\n");
    for (ConfigKey key : ConfigKeys.ALL) {
      b.append(' ').append(key.name()).append('=').append(key.type().label()).append('\n');
      b.append("    ").append(key.text());
      if (!key.unit().isEmpty()) {
        b.append(" (").append(key.unit()).append(')');
      }
      b.append('\n');
      Object value = key.defaultValue();
      boolean none = value == null || value.toString().isEmpty() || "[]".equals(value.toString());
      if (key.status() == Status.REFUSED) {
        b.append("    Refused.\n");
      } else if (key.status() == Status.IGNORED) {
        b.append("    Has no effect here.\n");
      } else if (!none) {
        b.append("    Default ").append(value).append('\n');
      }
      b.append('\n');
    }
    return b.toString();
  }
}
