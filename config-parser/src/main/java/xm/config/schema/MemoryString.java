package xm.config.schema;

/**
 * An amount of memory in MiB: decimal or {@code 0x} hexadecimal. A unit is refused with the number
 * that was meant, since xm took {@code 512M} for no number at all and xl takes it for 512.
 */
final class MemoryString {
  private static final long KIB = 1024;

  private MemoryString() {}

  /** MiB. */
  static long parse(String text) throws BadString {
    int start = 0;
    while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    boolean hex = text.startsWith("0x", start) || text.startsWith("0X", start);
    int digits = hex ? start + 2 : start;
    boolean negative = !hex && text.startsWith("-", start);
    digits += negative ? 1 : 0;
    int end = digits;
    long value = 0;
    while (end < text.length() && Character.digit(text.charAt(end), hex ? 16 : 10) >= 0) {
      value = value * (hex ? 16 : 10) + Character.digit(text.charAt(end), hex ? 16 : 10);
      if (value > 1L << 40) {
        throw new BadString(digits, "this is more memory than a domain can have");
      }
      end++;
    }
    if (end == digits) {
      throw new BadString(
          start, "expected an integer number of MiB, found the string \"" + text + "\"");
    }
    String rest = text.substring(end).strip();
    if (!rest.isEmpty()) {
      throw new BadString(
          end,
          "expected an integer number of MiB, found the string \""
              + text
              + "\""
              + advice(value, rest));
    }
    return negative ? -value : value;
  }

  private static String advice(long value, String unit) {
    long mib =
        switch (unit) {
          case "M", "m", "MB", "Mb", "MiB", "mb" -> value;
          case "G", "g", "GB", "Gb", "GiB", "gb" -> value * KIB;
          case "T", "TB", "TiB" -> value * KIB * KIB;
          case "K", "k", "KB", "kB", "KiB", "kb" -> value / KIB;
          default -> -1;
        };
    return mib < 0 ? "" : "; write " + mib;
  }
}
