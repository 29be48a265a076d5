package xm.config.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The table of all variables; man page, help, command line and checks come from it. */
public final class ConfigKeys {
  /** Every key: those of xm in the order of its help, then those of xl alone. */
  public static final List<ConfigKey> ALL = all();

  /** Their names, in alphabetical order. */
  static final List<String> NAMES = ALL.stream().map(ConfigKey::name).sorted().toList();

  private static final Map<String, ConfigKey> BY_NAME = byName();

  private ConfigKeys() {}

  private static List<ConfigKey> all() {
    List<ConfigKey> out = new ArrayList<>();
    KeyGroup group = new KeyGroup(out);
    GeneralKeys.add(group);
    BootKeys.add(group);
    PlatformKeys.add(group);
    DeviceKeys.add(group);
    XlKeys.add(group);
    return List.copyOf(out);
  }

  private static Map<String, ConfigKey> byName() {
    Map<String, ConfigKey> map = new HashMap<>();
    for (ConfigKey k : ALL) {
      if (map.put(k.name(), k) != null) {
        throw new IllegalStateException("two rows for " + k.name());
      }
    }
    return map;
  }

  /** The key of that name, null when there is none. */
  public static ConfigKey named(String name) {
    return BY_NAME.get(name);
  }
}
