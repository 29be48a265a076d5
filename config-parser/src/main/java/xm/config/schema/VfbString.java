package xm.config.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import xm.config.eval.KeyOrder;
import xm.config.schema.Pairs.Pair;

/**
 * One entry of {@code vfb}.
 *
 * @param options in the order in which xm printed them; {@code type=vnc} has become {@code vnc=1}
 */
record VfbString(Map<String, String> options) {
  private static final Set<String> SWITCHES = Set.of("0", "1");
  private static final Set<String> KEYS =
      Set.of(
          "vnclisten",
          "vncunused",
          "vncdisplay",
          "display",
          "videoram",
          "xauthority",
          "sdl",
          "vnc",
          "vncpasswd",
          "opengl",
          "keymap",
          "serial",
          "monitor");

  private static void checkValue(Pair p, Places places, int index) {
    String v = p.value();
    switch (p.key()) {
      case "vncdisplay" -> {
        boolean number = !v.isEmpty() && v.length() < 6;
        for (int i = 0; i < v.length(); i++) {
          number &= v.charAt(i) >= '0' && v.charAt(i) <= '9';
        }
        if (!number) {
          places.late(
              "vfb", index, p.valueOffset(), "vncdisplay must be a number, not '" + v + "'");
        }
      }
      case "vnc", "sdl", "opengl", "vncunused" -> {
        if (!SWITCHES.contains(v)) {
          places.warning(
              "vfb",
              index,
              p.valueOffset(),
              p.key() + " is a switch: write 0 or 1, not '" + v + "'");
        }
      }
      default -> {
        // any text
      }
    }
  }

  static VfbString parse(List<Pair> pairs, Places places, int index) {
    KeyOrder<String> order = new KeyOrder<>();
    for (Pair p : pairs) {
      order.put(p.key(), p.value());
    }
    String type = order.get("type");
    if (type != null) {
      order.put(type, "1");
      order.remove("type");
    }
    for (Pair p : pairs) {
      boolean legacy = p.key().equals("type");
      if (!KEYS.contains(legacy ? p.value() : p.key())) {
        String key = legacy ? p.value() : p.key();
        places.error(
            "vfb",
            index,
            legacy ? p.valueOffset() : p.offset(),
            "configuration option "
                + key
                + " unknown to vfbs"
                + Suggestion.hint(key, new TreeSet<>(KEYS)));
      }
    }
    pairs.forEach(p -> checkValue(p, places, index));
    Map<String, String> options = new LinkedHashMap<>();
    for (String key : order.keys()) {
      options.put(key, order.get(key));
    }
    return new VfbString(options);
  }
}
