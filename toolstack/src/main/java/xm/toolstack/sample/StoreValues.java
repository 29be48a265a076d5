package xm.toolstack.sample;

import java.util.Optional;

/** Reads numbers that somebody else wrote into xenstore; what is not one counts as absent. */
public final class StoreValues {
  private static final int LONGEST = 18;

  private StoreValues() {}

  /** A non-negative decimal number that fits a long. */
  public static long number(Optional<String> value, long otherwise) {
    if (value.isEmpty() || !digits(value.get())) {
      return otherwise;
    }
    return Long.parseLong(value.get());
  }

  /** A non-negative decimal number that fits an int. */
  public static int smallNumber(Optional<String> value, int otherwise) {
    long n = number(value, otherwise);
    return n > Integer.MAX_VALUE ? otherwise : (int) n;
  }

  /** Seconds with an optional fraction, {@code 1394452800.25}. */
  public static double seconds(Optional<String> value, double otherwise) {
    if (value.isEmpty()) {
      return otherwise;
    }
    String text = value.get();
    int dot = text.indexOf('.');
    boolean good =
        dot < 0 ? digits(text) : digits(text.substring(0, dot)) && digits(text.substring(dot + 1));
    return good ? Double.parseDouble(text) : otherwise;
  }

  /** True for one to eighteen ASCII digits. */
  public static boolean digits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= LONGEST;
  }
}
