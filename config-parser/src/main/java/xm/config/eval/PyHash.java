package xm.config.eval;

import java.math.BigInteger;
import xm.config.syntax.UnicodeText;

/**
 * {@code hash()} of 64-bit CPython 2.7. It is copied in behaviour because it decides the order in
 * which a dict gives its keys, and xm printed vif options in that order.
 */
final class PyHash {
  private PyHash() {}

  static long of(Object o) {
    long h = raw(o);
    return h == -1 ? -2 : h;
  }

  private static long raw(Object o) {
    if (o instanceof String s) {
      return string(s);
    }
    if (o instanceof Long n) {
      return n;
    }
    if (o instanceof Boolean b) {
      return b ? 1 : 0;
    }
    if (o instanceof UnicodeText u) {
      return string(u.text());
    }
    if (o instanceof Double d) {
      return real(d);
    }
    if (o instanceof BigInteger n) {
      return big(n);
    }
    if (o instanceof PyTuple t) {
      return tuple(t);
    }
    if (o instanceof PyList || o instanceof PyDict || (o instanceof PySet set && !set.frozen)) {
      throw EvalException.typeError("unhashable type: '" + Types.name(o) + "'");
    }
    return o == None.NONE ? 0 : o.hashCode();
  }

  static long string(String s) {
    int n = s.length();
    if (n == 0) {
      return 0;
    }
    long x = (long) s.charAt(0) << 7;
    for (int i = 0; i < n; i++) {
      x = 1000003 * x ^ s.charAt(i);
    }
    return x ^ n;
  }

  private static long big(BigInteger n) {
    if (n.bitLength() < 64) {
      return n.longValue();
    }
    BigInteger magnitude = n.abs();
    int digits = (magnitude.bitLength() + 29) / 30;
    BigInteger mask = BigInteger.valueOf((1 << 30) - 1);
    long x = 0;
    for (int i = digits - 1; i >= 0; i--) {
      x = x >>> 34 | x << 30;
      long digit = magnitude.shiftRight(i * 30).and(mask).longValue();
      x += digit;
      if (Long.compareUnsigned(x, digit) < 0) {
        x++;
      }
    }
    return n.signum() < 0 ? -x : x;
  }

  private static long real(double d) {
    if (Double.isNaN(d)) {
      return 0;
    }
    if (Double.isInfinite(d)) {
      return d < 0 ? -271828 : 314159;
    }
    if (d == Math.rint(d)) {
      return Math.abs(d) < 0x1p62 ? (long) d : big(new java.math.BigDecimal(d).toBigInteger());
    }
    int exponent = Math.getExponent(d) + 1;
    double v = Math.scalb(d, -exponent) * 2147483648.0;
    long high = (long) v;
    v = (v - high) * 2147483648.0;
    return high + (long) v + ((long) exponent << 15);
  }

  private static long tuple(PyTuple t) {
    long mult = 1000003;
    long x = 0x345678;
    int left = t.items.size();
    for (Object item : t.items) {
      Meter.tick();
      left--;
      x = (x ^ of(item)) * mult;
      mult += 82520 + 2L * left;
    }
    return x + 97531;
  }
}
