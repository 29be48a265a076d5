package xm.cli.output;

/** Numbers as xm prints them. */
public final class Units {
  private static final long NANOS_PER_TENTH = 100_000_000L;

  private Units() {}

  /** Seconds with one decimal, rounded. */
  public static String seconds(long nanos) {
    long tenths = (nanos + NANOS_PER_TENTH / 2) / NANOS_PER_TENTH;
    return tenths / 10 + "." + tenths % 10;
  }

  /** Two digits at least. */
  public static String twoDigits(long number) {
    return number < 10 ? "0" + number : Long.toString(number);
  }

  /** Eight hexadecimal digits. */
  public static String hex8(int word) {
    String digits = Integer.toHexString(word);
    return "00000000".substring(digits.length()) + digits;
  }

  /** Whole MiB, rounded down. */
  public static long mib(long kib) {
    return kib / 1024;
  }
}
