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
    Map<String, String> options = new LinkedHashMap<>();
    for (String key : order.keys()) {
      options.put(key, order.get(key));
    }
    return new VfbString(options);
  }
}
