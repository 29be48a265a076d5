package xm.config.schema;

import java.util.ArrayList;
import java.util.List;
import xm.config.eval.KeyOrder;
import xm.config.eval.Repr;

/** {@code cpuid} as xm's form shows it: the text of a dict of dicts, in Python's order. */
final class CpuidSxp {
  private CpuidSxp() {}

  /** What xm's form shows: the empty list, or the text of a dict of dicts. */
  static Object shown(Settings s, String key) {
    if (!s.truth("cpuid") || !(s.get(key) instanceof List<?>)) {
      return s.get(key) == null ? List.of() : s.get(key);
    }
    KeyOrder<KeyOrder<String>> leaves = new KeyOrder<>();
    for (String entry : s.strings(key)) {
      int colon = entry.indexOf(':');
      if (colon > 0 && CpuidString.isLeaf(entry.substring(0, colon))) {
        KeyOrder<String> registers = new KeyOrder<>();
        leaves.put(entry.substring(0, colon), registers);
        for (String item : entry.substring(colon + 1).split(",", -1)) {
          int equals = item.indexOf('=');
          if (equals > 0) {
            registers.put(item.substring(0, equals), item.substring(equals + 1));
          }
        }
      }
    }
    if (leaves.keys().isEmpty()) {
      return s.get(key);
    }
    return dict(leaves);
  }

  private static String dict(KeyOrder<KeyOrder<String>> leaves) {
    List<String> parts = new ArrayList<>();
    for (String leaf : leaves.keys()) {
      List<String> registers = new ArrayList<>();
      for (String r : leaves.get(leaf).keys()) {
        registers.add(quoted(r) + ": " + quoted(leaves.get(leaf).get(r)));
      }
      parts.add(quoted(leaf) + ": {" + String.join(", ", registers) + "}");
    }
    return "{" + String.join(", ", parts) + "}";
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder();
    Repr.quoted(text, out);
    return out.toString();
  }
}
