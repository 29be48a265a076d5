package xm.config.schema;

/** Bandwidth of an interface: {@code N[G|M|K](B|b)/s[@T[m|u]s]}, decimal multiples. */
final class Rate {
  private static final long DEFAULT_MICROSECONDS = 50_000;

  private Rate() {}

  /** Bytes per interval and its microseconds, as the back end's node has them; empty if wrong. */
  static String parse(String text) {
    int comma = text.indexOf(',');
    if (comma > 0 && digits(text) == comma && digits(text.substring(comma + 1)) > 0) {
      return text; // already as the back end's node has it
    }
    int at = text.indexOf('@');
    String amount = at < 0 ? text : text.substring(0, at);
    long micros = at < 0 ? DEFAULT_MICROSECONDS : interval(text.substring(at + 1));
    long bytes = bytesPerSecond(amount);
    if (bytes < 0 || micros <= 0) {
      return "";
    }
    return bytes * micros / 1_000_000 + "," + micros;
  }

  private static long bytesPerSecond(String s) {
    if (!s.endsWith("/s")) {
      return -1;
    }
    int digits = digits(s);
    String unit = s.substring(digits, s.length() - 2);
    if (digits == 0 || digits > 9 || unit.isEmpty()) {
      return -1;
    }
    long n = Long.parseLong(s.substring(0, digits));
    long multiple =
        switch (unit.length() == 1 ? ' ' : unit.charAt(0)) {
          case ' ' -> 1;
          case 'K' -> 1_000;
          case 'M' -> 1_000_000;
          case 'G' -> 1_000_000_000;
          default -> -1;
        };
    char last = unit.charAt(unit.length() - 1);
    if (unit.length() > 2 || multiple < 0 || (last != 'b' && last != 'B')) {
      return -1;
    }
    long value = n * multiple;
    return value > 1L << 40 ? -1 : last == 'b' ? value / 8 : value;
  }

  private static long interval(String s) {
    int digits = digits(s);
    if (digits == 0 || digits > 9) {
      return -1;
    }
    long n = Long.parseLong(s.substring(0, digits));
    return switch (s.substring(digits)) {
      case "s" -> n * 1_000_000;
      case "ms" -> n * 1_000;
      case "us" -> n;
      default -> -1;
    };
  }

  private static int digits(String s) {
    int i = 0;
    while (i < s.length() && Character.isDigit(s.charAt(i))) {
      i++;
    }
    return i;
  }
}
