package xm.config.schema;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * {@code FEATURE=VALUE} of xl's {@code cpuid}: a bit, or a number in a field of several, becomes
 * bits of a register as libxl makes them (libxl_cpuid_parse_config).
 */
final class CpuidFeatures {
  private static final int HEX = 16;
  private static final int OCTAL = 8;

  /** What a family above this one adds in the extended field of leaf 1's eax. */
  private static final int BASE_FAMILY_MOST = 15;

  private static final int EXTENDED_FAMILY_BIT = 20;
  private static final int EXTENDED_MODEL_BIT = 16;
  private static final int BYTE = 8;
  private static final int NIBBLE = 4;

  private final Places places;
  private final CpuidRegisters registers;
  private final Map<String, String> written = new LinkedHashMap<>();

  CpuidFeatures(Places places, CpuidRegisters registers) {
    this.places = places;
    this.registers = registers;
  }

  /** Name to value, as the file has them. */
  Map<String, String> written() {
    return written;
  }

  /**
   * Takes one of them; what is wrong goes to the places.
   *
   * @param index of the entry in {@code cpuid}
   * @param at offset of the item in the entry
   */
  void add(String item, int index, int at) {
    int equals = item.indexOf('=');
    if (equals <= 0) {
      places.late("cpuid", index, at, "'" + item + "' should be FEATURE=VALUE, such as sse3=0");
      return;
    }
    String name = item.substring(0, equals).strip();
    String value = item.substring(equals + 1).strip();
    CpuidTable.Field field = CpuidTable.find(name);
    if (field == null) {
      String near = Suggestion.hint(name.toLowerCase(Locale.ROOT), CpuidTable.names());
      places.warning(
          "cpuid", index, at, "unknown CPUID feature '" + name + "' has no effect" + near);
    } else {
      long number = number(value);
      String same = value.length() == 1 && "xks".contains(value) ? value : "";
      if (same.isEmpty() && (number < 0 || number > most(name, field))) {
        places.late("cpuid", index, at + equals + 1, wrong(name, field));
        return;
      }
      set(name, field, number, same);
    }
    written.put(name, value);
  }

  /**
   * Sets the bits.
   *
   * @param same the character for each of them, empty when the number says it
   */
  private void set(String name, CpuidTable.Field field, long number, String same) {
    switch (name) {
      case "family" -> {
        // 15 and an addend from family 16 on
        long base = Math.min(number, BASE_FAMILY_MOST);
        put(field.at(field.bit(), NIBBLE), base, same);
        put(field.at(EXTENDED_FAMILY_BIT, BYTE), Math.max(0, number - base), same);
      }
      case "model" -> {
        put(field.at(field.bit(), NIBBLE), number & BASE_FAMILY_MOST, same);
        put(field.at(EXTENDED_MODEL_BIT, NIBBLE), number >> NIBBLE, same);
      }
      // libxl's list of MSR bits does not have the older letter
      default -> put(field, number, field.isMsr() && same.equals("s") ? "k" : same);
    }
  }

  private void put(CpuidTable.Field field, long number, String same) {
    StringBuilder bits = new StringBuilder();
    for (int bit = field.length() - 1; bit >= 0; bit--) {
      bits.append(same.isEmpty() ? Long.toString(number >> bit & 1) : same);
    }
    registers.set(field, bits.toString());
  }

  private static long most(String name, CpuidTable.Field field) {
    long most = (1L << field.length()) - 1;
    return name.equals("family") ? most + BASE_FAMILY_MOST : most;
  }

  private static String wrong(String name, CpuidTable.Field field) {
    return "the value of '"
        + name
        + "' must be "
        + (field.length() == 1 ? "1, 0" : "a number from 0 to " + most(name, field))
        + ", x (the default), k or s (the host's)";
  }

  /** As in C: decimal, hexadecimal after 0x, octal after 0; -1 for something else. */
  private static long number(String text) {
    boolean hex = text.startsWith("0x") || text.startsWith("0X");
    int base = hex ? HEX : text.startsWith("0") ? OCTAL : 10;
    try {
      return text.startsWith("-") || text.startsWith("+")
          ? -1
          : Long.parseLong(hex ? text.substring(2) : text, base);
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
