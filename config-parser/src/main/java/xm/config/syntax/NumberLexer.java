package xm.config.syntax;

import java.math.BigInteger;

/** Numeric literals of Python 2: decimal, 0x, 0o, 0b, leading-zero octal, L suffix, floats. */
final class NumberLexer {
  /** Digits of a literal; more is no configuration. */
  private static final int MAX_DIGITS = 1000;

  private NumberLexer() {}

  /** The offset after the number that starts at {@code start}. */
  static int end(String s, int start) {
    int i = start;
    if (s.charAt(i) == '0' && i + 1 < s.length() && "xXoObB".indexOf(s.charAt(i + 1)) >= 0) {
      i += 2;
      while (i < s.length() && Chars.isNamePart(s.charAt(i))) {
        i++;
      }
      return i;
    }
    i = digits(s, i);
    if (i < s.length() && s.charAt(i) == '.') {
      i = digits(s, i + 1);
    }
    if (i < s.length() && (s.charAt(i) == 'e' || s.charAt(i) == 'E')) {
      int sign = i + 1 < s.length() && "+-".indexOf(s.charAt(i + 1)) >= 0 ? 1 : 0;
      if (i + 1 + sign < s.length() && Chars.isDigit(s.charAt(i + 1 + sign))) {
        i = digits(s, i + 1 + sign);
      }
    }
    while (i < s.length() && Chars.isNamePart(s.charAt(i))) {
      i++; // suffix; whatever is no suffix is reported with the number
    }
    return i;
  }

  private static int digits(String s, int from) {
    int i = from;
    while (i < s.length() && Chars.isDigit(s.charAt(i))) {
      i++;
    }
    return i;
  }

  /**
   * The value: Long, BigInteger (a Python long) or Double.
   *
   * @throws NumberFormatException with a message for the reader
   */
  static Object value(String literal) {
    String s = literal;
    boolean isLong = s.endsWith("L") || s.endsWith("l");
    if (isLong) {
      s = s.substring(0, s.length() - 1);
    }
    if (s.length() > MAX_DIGITS) {
      throw new NumberFormatException("this number is too long");
    }
    if (s.length() > 1 && s.charAt(0) == '0') {
      char base = Character.toLowerCase(s.charAt(1));
      switch (base) {
        case 'x' -> {
          return integer(s.substring(2), 16, isLong, literal);
        }
        case 'o' -> {
          return integer(s.substring(2), 8, isLong, literal);
        }
        case 'b' -> {
          return integer(s.substring(2), 2, isLong, literal);
        }
        default -> {}
      }
    }
    boolean isFloat = s.indexOf('.') >= 0 || s.indexOf('e') >= 0 || s.indexOf('E') >= 0;
    if (s.endsWith("j") || s.endsWith("J")) {
      throw new NumberFormatException("complex numbers are not supported");
    }
    if (isFloat && !isLong) {
      for (int i = 0; i < s.length(); i++) {
        if (!Chars.isDigit(s.charAt(i)) && ".eE+-".indexOf(s.charAt(i)) < 0) {
          throw invalid(literal);
        }
      }
      return Double.valueOf(s);
    }
    if (s.length() > 1 && s.charAt(0) == '0') {
      try {
        return integer(s, 8, isLong, literal);
      } catch (NumberFormatException e) {
        throw new NumberFormatException(
            "'" + literal + "' is no number: a leading zero makes it octal; leave the zero out");
      }
    }
    return integer(s, 10, isLong, literal);
  }

  private static Object integer(String digits, int radix, boolean isLong, String literal) {
    if (digits.isEmpty() || digits.charAt(0) == '+' || digits.charAt(0) == '-') {
      throw invalid(literal);
    }
    BigInteger n;
    try {
      if (!isLong && digits.length() < 10) {
        return Long.parseLong(digits, radix);
      }
      n = new BigInteger(digits, radix);
    } catch (NumberFormatException e) {
      throw invalid(literal);
    }
    if (isLong || n.bitLength() > 63) {
      return n;
    }
    return n.longValue();
  }

  private static NumberFormatException invalid(String literal) {
    return new NumberFormatException(
        "'" + literal + "' is no number; text needs quotes, and a name cannot start with a digit");
  }
}
