package xm.config.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import xm.config.eval.KeyOrder;
import xm.config.eval.Repr;

/** Entries of {@code cpuid} in xend's syntax, {@code LEAF[,SUBLEAF]:reg=bits,...}. */
final class CpuidString {
  private static final Set<String> REGISTERS = Set.of("eax", "ebx", "ecx", "edx");

  private CpuidString() {}

  /** What xm's form shows: the empty list, or the text of a dict of dicts. */
  static Object shown(Settings s, String key) {
    if (!s.truth("cpuid") || !(s.get(key) instanceof List<?>)) {
      return s.get(key) == null ? List.of() : s.get(key);
    }
    KeyOrder<KeyOrder<String>> leaves = new KeyOrder<>();
    for (String entry : s.strings(key)) {
      int colon = entry.indexOf(':');
      if (colon > 0 && isLeaf(entry.substring(0, colon))) {
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

  private static boolean isLeaf(String text) {
    for (String part : text.split(",", 2)) {
      String digits = part.startsWith("0x") ? part.substring(2) : part;
      for (int i = 0; i < digits.length(); i++) {
        if (Character.digit(digits.charAt(i), 16) < 0) {
          return false;
        }
      }
      if (digits.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** Reports wrong entries. */
  static void check(Settings s) {
    if (s.get("cpuid") instanceof String) {
      return; // xl's syntax, host,feature=value
    }
    List<String> entries = s.strings("cpuid");
    for (int i = 0; i < entries.size(); i++) {
      String entry = entries.get(i);
      int colon = entry.indexOf(':');
      if (colon < 0 || !isLeaf(entry.substring(0, colon))) {
        continue; // xl's syntax, host,feature=value
      }
      int at = colon + 1;
      for (String item : entry.substring(colon + 1).split(",", -1)) {
        int equals = item.indexOf('=');
        if (equals < 0 || !REGISTERS.contains(item.substring(0, equals))) {
          s.places().error("cpuid", i, at, "cpuid's syntax is (eax|ebx|ecx|edx)=value");
        } else if (!isBits(item.substring(equals + 1))) {
          s.places()
              .error(
                  "cpuid",
                  i,
                  at + equals + 1,
                  "cpuid: We should specify all the bits of the register "
                      + item.substring(0, equals)
                      + " for input "
                      + entry.substring(0, colon)
                      + ": 0x... or 32 of the characters 1, 0, x, k, s");
        }
        at += item.length() + 1;
      }
    }
  }

  private static boolean isBits(String value) {
    if (value.startsWith("0x")) {
      return true;
    }
    return value.length() == 32;
  }
}
