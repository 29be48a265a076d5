package xm.config.eval;

import java.math.BigInteger;
import java.util.List;
import xm.config.syntax.UnicodeText;

/** Conversions and questions about values. */
final class Values {
  private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);

  private Values() {}

  static boolean truth(Object o) {
    if (o instanceof Boolean b) {
      return b;
    } else if (o instanceof String s) {
      return !s.isEmpty();
    } else if (o instanceof Long n) {
      return n != 0;
    } else if (o == None.NONE) {
      return false;
    } else if (o instanceof Double d) {
      return d != 0;
    } else if (o instanceof BigInteger n) {
      return n.signum() != 0;
    } else if (o instanceof UnicodeText u) {
      return !u.text().isEmpty();
    } else if (o instanceof PyRange r) {
      return r.size() > 0;
    }
    int size = size(o);
    return size != 0;
  }

  /** Number of elements, -1 for what has none. */
  static int size(Object o) {
    if (o instanceof String s) {
      return s.length();
    } else if (o instanceof PyList l) {
      return l.items.size();
    } else if (o instanceof PyTuple t) {
      return t.items.size();
    } else if (o instanceof PyDict d) {
      return d.size();
    } else if (o instanceof PySet s) {
      return s.table.size();
    } else if (o instanceof UnicodeText u) {
      return u.text().length();
    } else if (o instanceof PyRange r) {
      return (int) r.size();
    }
    return -1;
  }

  static boolean isNumber(Object o) {
    return o instanceof Long
        || o instanceof Double
        || o instanceof Boolean
        || o instanceof BigInteger;
  }

  static boolean isInteger(Object o) {
    return o instanceof Long || o instanceof Boolean || o instanceof BigInteger;
  }

  static boolean isText(Object o) {
    return o instanceof String || o instanceof UnicodeText;
  }

  static BigInteger big(Object o) {
    if (o instanceof BigInteger n) {
      return n;
    }
    return BigInteger.valueOf(o instanceof Boolean b ? b ? 1 : 0 : (Long) o);
  }

  static double real(Object o) {
    if (o instanceof Double d) {
      return d;
    }
    if (o instanceof BigInteger n) {
      double d = n.doubleValue();
      if (Double.isInfinite(d)) {
        throw EvalException.raise(ExceptionType.OVERFLOW, "long int too large to convert to float");
      }
      return d;
    }
    if (!isInteger(o)) {
      throw EvalException.typeError("a float is required");
    }
    return o instanceof Boolean b ? b ? 1 : 0 : (Long) o;
  }

  /** An integer within 64 bits. */
  static long integer(Object o) {
    if (o instanceof Long n) {
      return n;
    }
    if (o instanceof Boolean b) {
      return b ? 1 : 0;
    }
    if (o instanceof BigInteger n) {
      if (n.bitLength() > 63) {
        throw EvalException.raise(
            ExceptionType.OVERFLOW, "Python int too large to convert to C long");
      }
      return n.longValue();
    }
    throw EvalException.typeError(
        o instanceof Double
            ? "integer argument expected, got float"
            : "an integer is required, got " + Types.name(o));
  }

  /** An index: huge ones are cut to the ends of int. */
  static int clippedInt(Object o) {
    if (!isInteger(o)) {
      throw EvalException.typeError(
          "slice indices must be integers or None or have an __index__ method");
    }
    BigInteger n = big(o);
    if (n.bitLength() > 31) {
      return n.signum() < 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE;
    }
    return n.intValue();
  }

  /** The int that fits a number, else a Python long. */
  static Object normal(BigInteger n) {
    return n.compareTo(LONG_MIN) >= 0 && n.compareTo(LONG_MAX) <= 0 ? (Object) n.longValue() : n;
  }

  /** The int that fits an integer result, else what it is. */
  static Object fitted(Object o) {
    return o instanceof BigInteger n ? normal(n) : o;
  }

  /** The characters of str or unicode. */
  static String text(Object o, String where) {
    if (o instanceof String s) {
      return s;
    }
    if (o instanceof UnicodeText u) {
      return u.text();
    }
    throw EvalException.typeError(where + "() expects a string, not " + Types.name(o));
  }

  /** The characters of str or unicode, null for others. */
  static String textOrNull(Object o) {
    return o instanceof String s ? s : o instanceof UnicodeText u ? u.text() : null;
  }

  /** Items of a list or tuple, null for others. */
  static List<Object> itemsOrNull(Object o) {
    return o instanceof PyList l ? l.items : o instanceof PyTuple t ? t.items : null;
  }
}
