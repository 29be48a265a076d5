package xm.config.eval;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Floats as text: repr, str and the e, f, g conversions of C's printf. */
final class FloatFormat {
  private FloatFormat() {}

  /** The shortest digits that read back as the same number. */
  static String repr(double d) {
    if (Double.isNaN(d) || Double.isInfinite(d)) {
      return special(d);
    }
    BigDecimal exact = new BigDecimal(d);
    for (int digits = 1; digits < 17; digits++) {
      if (exact.round(new MathContext(digits, RoundingMode.HALF_EVEN)).doubleValue() == d) {
        return withPoint(general(d, digits, 16));
      }
    }
    return withPoint(general(d, 17, 16));
  }

  /** {@code str(d)}: twelve significant digits. */
  static String str(double d) {
    return Double.isNaN(d) || Double.isInfinite(d) ? special(d) : withPoint(general(d, 12, 11));
  }

  private static String special(double d) {
    return Double.isNaN(d) ? "nan" : d > 0 ? "inf" : "-inf";
  }

  private static String withPoint(String s) {
    for (int i = 0; i < s.length(); i++) {
      if (s.charAt(i) == '.' || s.charAt(i) == 'e') {
        return s;
      }
    }
    return s + ".0";
  }

  /** One of the conversions e, E, f, F, g, G. */
  static String convert(double d, char type, int precision, boolean alternate) {
    if (Double.isNaN(d) || Double.isInfinite(d)) {
      return Character.isUpperCase(type)
          ? special(d).toUpperCase(java.util.Locale.ROOT)
          : special(d);
    }
    String s;
    switch (Character.toLowerCase(type)) {
      case 'e' -> s = exponent(d, precision);
      case 'f' ->
          s =
              sign(d)
                  + new BigDecimal(Math.abs(d))
                      .setScale(precision, RoundingMode.HALF_EVEN)
                      .toPlainString();
      default -> {
        int digits = Math.max(1, precision);
        s = alternate ? padded(d, digits) : general(d, digits, digits);
      }
    }
    if (alternate && s.indexOf('.') < 0) {
      int e = s.indexOf('e');
      s = e < 0 ? s + "." : s.substring(0, e) + "." + s.substring(e);
    }
    return Character.isUpperCase(type) ? s.toUpperCase(java.util.Locale.ROOT) : s;
  }

  private static String sign(double d) {
    return d < 0 || (d == 0 && 1 / d < 0) ? "-" : "";
  }

  private static String exponent(double d, int precision) {
    if (d == 0) {
      return sign(d) + (precision > 0 ? "0." + "0".repeat(precision) : "0") + "e+00";
    }
    BigDecimal b =
        new BigDecimal(Math.abs(d)).round(new MathContext(precision + 1, RoundingMode.HALF_EVEN));
    String digits = b.unscaledValue().toString();
    int power = digits.length() - 1 - b.scale();
    StringBuilder out = new StringBuilder(sign(d)).append(digits.charAt(0));
    if (precision > 0) {
      String rest = digits.substring(1, Math.min(digits.length(), precision + 1));
      out.append('.').append(rest).append("0".repeat(precision - rest.length()));
    }
    return power(out, power);
  }

  private static String power(StringBuilder out, int power) {
    out.append('e').append(power < 0 ? '-' : '+');
    int p = Math.abs(power);
    return out.append(p < 10 ? "0" : "").append(p).toString();
  }

  /** %g without trailing zeros; exponents from {@code limit} on are written with e. */
  private static String general(double d, int digits, int limit) {
    if (d == 0) {
      return sign(d) + "0";
    }
    BigDecimal b =
        new BigDecimal(Math.abs(d))
            .round(new MathContext(digits, RoundingMode.HALF_EVEN))
            .stripTrailingZeros();
    String u = b.unscaledValue().toString();
    int power = u.length() - 1 - b.scale();
    if (power >= -4 && power < limit) {
      return sign(d) + b.toPlainString();
    }
    StringBuilder out = new StringBuilder(sign(d)).append(u.charAt(0));
    if (u.length() > 1) {
      out.append('.').append(u, 1, u.length());
    }
    return power(out, power);
  }

  /** %#g: trailing zeros kept. */
  private static String padded(double d, int digits) {
    String e = exponent(d, digits - 1);
    int power = d == 0 ? 0 : Integer.parseInt(e.substring(e.indexOf('e') + 1).replace("+", ""));
    if (power < -4 || power >= digits) {
      return e;
    }
    BigDecimal b = new BigDecimal(Math.abs(d));
    return sign(d) + b.setScale(digits - 1 - power, RoundingMode.HALF_EVEN).toPlainString();
  }
}
