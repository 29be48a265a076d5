package xm.toolstack.describe;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Seconds as Python 2's str() wrote a float: twelve significant digits, at least one after the
 * point. Never an exponent, for which the times printed here are too small.
 */
final class PythonFloat {
  private static final MathContext TWELVE_DIGITS = new MathContext(12, RoundingMode.HALF_EVEN);
  private static final int NANO_DIGITS = 9;

  private PythonFloat() {}

  static String ofNanos(long nanos) {
    return text(BigDecimal.valueOf(nanos, NANO_DIGITS));
  }

  static String of(double seconds) {
    return text(new BigDecimal(seconds));
  }

  private static String text(BigDecimal value) {
    String digits = value.round(TWELVE_DIGITS).stripTrailingZeros().toPlainString();
    return digits.indexOf('.') < 0 ? digits + ".0" : digits;
  }
}
