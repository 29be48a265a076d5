package xm.cli.args;

/** Words that must be numbers; anything else is xm's "Invalid argument." with usage. */
public final class Numbers {
  private static final int KIB = 1024;

  private Numbers() {}

  /** A decimal number, as Python's int() read it. */
  public static int integer(String word) {
    try {
      return Integer.parseInt(word.strip());
    } catch (NumberFormatException e) {
      throw invalid();
    }
  }

  public static UsageException invalid() {
    return new UsageException("Invalid argument.");
  }

  /** True for what xm called an unknown unit, about which it printed a line of its own. */
  public static boolean unknownUnit(String word) {
    return !word.isEmpty()
        && Character.isLetter(word.charAt(word.length() - 1))
        && unitBytes(word.charAt(word.length() - 1)) == 1;
  }

  /** MiB, rounded down, of a number with a suffix g, m or k in either case; MiB without one. */
  public static long mib(String word) {
    String text = word.strip();
    if (text.isEmpty()) {
      throw invalid();
    }
    char last = text.charAt(text.length() - 1);
    boolean suffix = Character.isLetter(last);
    try {
      long number = Long.parseLong(suffix ? text.substring(0, text.length() - 1) : text);
      long mebi = (long) KIB * KIB;
      long unit = suffix ? unitBytes(last) : mebi;
      return unit >= mebi
          ? Math.multiplyExact(number, unit / mebi)
          : Math.floorDiv(number, mebi / unit);
    } catch (NumberFormatException | ArithmeticException e) {
      throw invalid();
    }
  }

  private static long unitBytes(char suffix) {
    return switch (suffix) {
      case 'g', 'G' -> (long) KIB * KIB * KIB;
      case 'm', 'M' -> (long) KIB * KIB;
      case 'k', 'K' -> KIB;
      default -> 1;
    };
  }
}
