package xm.config.eval;

import java.math.BigInteger;
import java.util.List;
import xm.config.syntax.UnicodeText;

/** Equality and order of Python 2, where every two values have an order. */
final class Comparisons {
  private static final int MAX_NESTING = 50;

  private Comparisons() {}

  static boolean equal(Object a, Object b) {
    return equal(a, b, 0);
  }

  private static boolean equal(Object a, Object b, int depth) {
    if (a == b) {
      return !(a instanceof Double d && Double.isNaN(d));
    }
    if (a instanceof String s && b instanceof String t) {
      return s.equals(t);
    }
    if (Values.isNumber(a) && Values.isNumber(b)) {
      return compareNumbers(a, b) == 0;
    }
    if (Values.isText(a) && Values.isText(b)) {
      return equalMixedText(a, b);
    }
    Meter.tick();
    if (depth > MAX_NESTING) {
      throw EvalException.refusal("these values are nested too deeply to compare");
    }
    if (a instanceof PyList x && b instanceof PyList y) {
      return equalItems(x.items, y.items, depth);
    }
    if (a instanceof PyTuple x && b instanceof PyTuple y) {
      return equalItems(x.items, y.items, depth);
    }
    if (a instanceof PyDict x && b instanceof PyDict y) {
      return equalDicts(x, y, depth);
    }
    if (a instanceof PySet x && b instanceof PySet y) {
      return x.table.size() == y.table.size() && x.list().stream().allMatch(y::contains);
    }
    return !(a instanceof PySet) && a.equals(b);
  }

  /** str with bytes above ASCII equals no unicode. */
  private static boolean equalMixedText(Object a, Object b) {
    if (a instanceof UnicodeText u && b instanceof UnicodeText v) {
      return u.text().equals(v.text());
    }
    String str = a instanceof String s ? s : (String) b;
    String unicode = a instanceof UnicodeText u ? u.text() : ((UnicodeText) b).text();
    return str.equals(unicode) && Text.isAscii(str);
  }

  private static boolean equalItems(List<Object> x, List<Object> y, int depth) {
    if (x.size() != y.size()) {
      return false;
    }
    for (int i = 0; i < x.size(); i++) {
      if (!equal(x.get(i), y.get(i), depth + 1)) {
        return false;
      }
    }
    return true;
  }

  private static boolean equalDicts(PyDict x, PyDict y, int depth) {
    if (x.size() != y.size()) {
      return false;
    }
    for (Object item : x.itemList()) {
      List<Object> pair = ((PyTuple) item).items;
      Object other = y.get(pair.get(0));
      if (other == null || !equal(pair.get(1), other, depth + 1)) {
        return false;
      }
    }
    return true;
  }

  /** Negative, zero or positive; {@code cmp(a, b)}. */
  static int compare(Object a, Object b) {
    return compare(a, b, 0);
  }

  private static int compare(Object a, Object b, int depth) {
    if (Values.isNumber(a) && Values.isNumber(b)) {
      return compareNumbers(a, b);
    }
    if (Values.isText(a) && Values.isText(b)) {
      return Integer.signum(Values.textOrNull(a).compareTo(Values.textOrNull(b)));
    }
    Meter.tick();
    if (depth > MAX_NESTING) {
      throw EvalException.refusal("these values are nested too deeply to compare");
    }
    if (a instanceof PyList x && b instanceof PyList y) {
      return compareItems(x.items, y.items, depth);
    }
    if (a instanceof PyTuple x && b instanceof PyTuple y) {
      return compareItems(x.items, y.items, depth);
    }
    if (equal(a, b, depth)) {
      return 0;
    }
    if (a instanceof PyDict x && b instanceof PyDict y && x.size() != y.size()) {
      return Integer.compare(x.size(), y.size());
    }
    return compareKinds(a, b);
  }

  /** Different types: None first, then numbers, then by the type's name. */
  private static int compareKinds(Object a, Object b) {
    if (a == None.NONE || b == None.NONE) {
      return a == None.NONE ? -1 : 1;
    }
    String x = Values.isNumber(a) ? "" : Types.name(a);
    String y = Values.isNumber(b) ? "" : Types.name(b);
    int byName = Integer.signum(x.compareTo(y));
    return byName != 0 ? byName : Repr.repr(a).compareTo(Repr.repr(b)) < 0 ? -1 : 1;
  }

  private static int compareItems(List<Object> x, List<Object> y, int depth) {
    for (int i = 0; i < Math.min(x.size(), y.size()); i++) {
      if (!equal(x.get(i), y.get(i), depth + 1)) {
        return compare(x.get(i), y.get(i), depth + 1);
      }
    }
    return Integer.compare(x.size(), y.size());
  }

  private static int compareNumbers(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      return Long.compare(x, y);
    }
    if (a instanceof Double || b instanceof Double) {
      return compareReals(a, b);
    }
    return Values.big(a).compareTo(Values.big(b));
  }

  private static int compareReals(Object a, Object b) {
    if (a instanceof BigInteger || b instanceof BigInteger) {
      double x = a instanceof BigInteger n ? n.doubleValue() : Values.real(a);
      double y = b instanceof BigInteger n ? n.doubleValue() : Values.real(b);
      return x < y ? -1 : x == y ? 0 : 1;
    }
    double x = Values.real(a);
    double y = Values.real(b);
    return x < y ? -1 : x == y ? 0 : 1;
  }
}
