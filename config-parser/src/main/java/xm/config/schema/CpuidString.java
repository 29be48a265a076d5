package xm.config.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import xm.config.model.CpuidPolicy;

/**
 * Entries of {@code cpuid}: xend's {@code LEAF[,SUBLEAF]:reg=bits,...} and xl's {@code
 * host,feature=value,...} (xl.cfg(5)).
 */
final class CpuidString {
  private static final Set<String> REGISTERS = Set.of("eax", "ebx", "ecx", "edx");
  private static final long MOST = 0xffff_ffffL;

  private final Places places;
  private final CpuidRegisters registers = new CpuidRegisters();
  private final CpuidFeatures features;

  private CpuidString(Places places) {
    this.places = places;
    this.features = new CpuidFeatures(places, registers);
  }

  /** The policy; findings go to their places. */
  static CpuidPolicy bind(Settings s) {
    CpuidString c = new CpuidString(s.places());
    boolean one = s.get("cpuid") instanceof String;
    List<String> entries = one ? List.of(s.text("cpuid")) : s.strings("cpuid");
    for (int i = 0; i < entries.size(); i++) {
      String entry = entries.get(i);
      int colon = entry.indexOf(':');
      if (colon >= 0 && isLeaf(entry.substring(0, colon))) {
        c.leaf(entry, colon, i);
      } else if (!entry.isBlank()) {
        c.features(entry, i);
      }
    }
    return c.registers.policy(c.features.written());
  }

  /** True for {@code 1}, {@code 0x80000001} or {@code 4,0}. */
  static boolean isLeaf(String text) {
    for (String part : text.split(",", 2)) {
      if (number(part) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Decimal or hexadecimal; -1 for something else. */
  private static long number(String text) {
    String digits = text.startsWith("0x") ? text.substring(2) : text;
    boolean hex = digits.length() != text.length() || hasLetter(digits);
    if (digits.isEmpty() || digits.length() > 10) {
      return -1;
    }
    long value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int d = Character.digit(digits.charAt(i), hex ? 16 : 10);
      if (d < 0) {
        return -1;
      }
      value = value * (hex ? 16 : 10) + d;
    }
    return value > MOST ? -1 : value;
  }

  private static boolean hasLetter(String digits) {
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) > '9') {
        return true;
      }
    }
    return false;
  }

  private void leaf(String entry, int colon, int index) {
    String head = entry.substring(0, colon);
    int comma = head.indexOf(',');
    Map<String, String> bitsOf = new LinkedHashMap<>();
    int at = colon + 1;
    for (String item : entry.substring(at).split(",", -1)) {
      int equals = item.indexOf('=');
      String register = equals < 0 ? item : item.substring(0, equals);
      if (equals < 0 || !REGISTERS.contains(register)) {
        places.error("cpuid", index, at, "cpuid's syntax is (eax|ebx|ecx|edx)=value");
      } else {
        String bits = bits(item.substring(equals + 1), register, head, index, at + equals + 1);
        if (!bits.isEmpty()) {
          bitsOf.put(register, bits);
        }
      }
      at += item.length() + 1;
    }
    registers.put(
        number(comma < 0 ? head : head.substring(0, comma)),
        comma < 0 ? -1 : number(head.substring(comma + 1)),
        bitsOf);
  }

  /** 32 characters, bit 31 first; empty when the value is wrong. */
  private String bits(String value, String register, String head, int index, int at) {
    if (value.startsWith("0x")) {
      long n = number(value);
      if (n < 0) {
        places.error("cpuid", index, at + 2, "'" + value + "' is no number of 32 bits");
        return "";
      }
      String bits = Long.toBinaryString(n);
      return "0".repeat(32 - bits.length()) + bits;
    }
    if (value.length() != 32) {
      places.error(
          "cpuid",
          index,
          at,
          "cpuid: We should specify all the bits of the register "
              + register
              + " for input "
              + head
              + ": 0x... or 32 of the characters 1, 0, x, k, s, not "
              + value.length());
      return "";
    }
    for (int i = 0; i < value.length(); i++) {
      if ("10xks".indexOf(value.charAt(i)) < 0) {
        // xm printed what it got; xend would have refused it
        places.late(
            "cpuid",
            index,
            at + i,
            "'" + value.charAt(i) + "' is none of the bits 1, 0, x, k and s");
        return "";
      }
    }
    return value;
  }

  /** {@code host,FEATURE=VALUE,...}. */
  private void features(String entry, int index) {
    int at = 0;
    boolean first = true;
    for (String raw : entry.split(",", -1)) {
      String item = raw.strip();
      int itemAt = at + Math.max(0, raw.indexOf(item));
      at += raw.length() + 1;
      if (first && !item.equals("host")) {
        places.late(
            "cpuid",
            index,
            itemAt,
            "an entry of cpuid is LEAF[,SUBLEAF]:REGISTER=BITS,... or host,FEATURE=VALUE,...");
        return;
      }
      if (!first && !item.isEmpty()) {
        features.add(item, index, itemAt);
      }
      first = false;
    }
  }
}
