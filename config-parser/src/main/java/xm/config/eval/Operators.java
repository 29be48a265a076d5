package xm.config.eval;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import xm.config.syntax.Expr.Binary;
import xm.config.syntax.Expr.Unary;
import xm.config.syntax.UnicodeText;

/** The operators on values that are not both numbers; those are in {@link Arithmetic}. */
final class Operators {
  private Operators() {}

  static Object apply(Meter meter, Binary op, Object a, Object b) {
    if (Values.isNumber(a) && Values.isNumber(b)) {
      return Arithmetic.apply(meter, op, a, b);
    }
    Object result =
        switch (op) {
          case ADD -> add(meter, a, b);
          case MUL -> multiply(meter, a, b);
          case MOD -> Values.isText(a) ? PercentFormat.format(meter, a, b) : null;
          case SUB, AND, OR, XOR ->
              a instanceof PySet x && b instanceof PySet y ? sets(meter, op, x, y) : null;
          default -> null;
        };
    if (result == null) {
      throw unsupported(op, a, b);
    }
    return result;
  }

  private static EvalException unsupported(Binary op, Object a, Object b) {
    if (op == Binary.ADD
        && (Values.size(a) >= 0 && !(a instanceof PyDict) && !(a instanceof PySet))) {
      String what = a instanceof PyList ? "list" : a instanceof PyTuple ? "tuple" : "str";
      if (a instanceof PyList || a instanceof PyTuple) {
        return EvalException.typeError(
            "can only concatenate " + what + " (not \"" + Types.name(b) + "\") to " + what);
      }
      return EvalException.typeError(
          "cannot concatenate '" + Types.name(a) + "' and '" + Types.name(b) + "' objects");
    }
    String symbol = op == Binary.POW ? "** or pow()" : op.symbol();
    return EvalException.typeError(
        "unsupported operand type(s) for "
            + symbol
            + ": '"
            + Types.name(a)
            + "' and '"
            + Types.name(b)
            + "'");
  }

  private static Object add(Meter meter, Object a, Object b) {
    if (a instanceof String s && b instanceof String t) {
      meter.string((long) s.length() + t.length());
      return s.concat(t);
    }
    if (Values.isText(a) && Values.isText(b)) {
      String s = Text.promote(a);
      String t = Text.promote(b);
      meter.string((long) s.length() + t.length());
      return new UnicodeText(s.concat(t));
    }
    if (a instanceof PyList x && b instanceof PyList y) {
      return new PyList(joined(meter, x.items, y.items));
    }
    if (a instanceof PyTuple x && b instanceof PyTuple y) {
      return new PyTuple(joined(meter, x.items, y.items));
    }
    return null;
  }

  private static List<Object> joined(Meter meter, List<Object> a, List<Object> b) {
    meter.sequence((long) a.size() + b.size());
    List<Object> out = new ArrayList<>(a.size() + b.size());
    out.addAll(a);
    out.addAll(b);
    return out;
  }

  private static Object multiply(Meter meter, Object a, Object b) {
    if (Values.isInteger(a) && Values.size(b) >= 0) {
      return multiply(meter, b, a);
    }
    if (!Values.isInteger(b)) {
      if (Values.size(a) >= 0 && (Values.isText(a) || Values.itemsOrNull(a) != null)) {
        throw EvalException.typeError(
            "can't multiply sequence by non-int of type '" + Types.name(b) + "'");
      }
      return null;
    }
    BigInteger n = Values.big(b);
    int times = n.signum() < 0 ? 0 : n.bitLength() > 31 ? Integer.MAX_VALUE : n.intValue();
    String text = Values.textOrNull(a);
    if (text != null) {
      meter.string((long) text.length() * times);
      String repeated = text.isEmpty() ? "" : text.repeat(times);
      return a instanceof String ? repeated : new UnicodeText(repeated);
    }
    List<Object> items = Values.itemsOrNull(a);
    if (items == null) {
      return null;
    }
    meter.sequence((long) items.size() * times);
    List<Object> out = new ArrayList<>(items.size() * times);
    for (int i = 0; i < times && !items.isEmpty(); i++) {
      out.addAll(items);
    }
    return a instanceof PyList ? new PyList(out) : new PyTuple(out);
  }

  /** Set algebra. */
  static PySet sets(Meter meter, Binary op, PySet x, PySet y) {
    meter.sequence((long) x.table.size() + y.table.size());
    PySet out = new PySet(x.frozen);
    if (op == Binary.OR) {
      out.table.putAll(x.table);
      out.table.putAll(y.table);
      return out;
    }
    for (Object o : x.list()) {
      if (y.contains(o) == (op == Binary.AND)) {
        out.add(o);
      }
    }
    if (op == Binary.XOR) {
      for (Object o : y.list()) {
        if (!x.contains(o)) {
          out.add(o);
        }
      }
    }
    return out;
  }

  static Object unary(Meter meter, Unary op, Object a) {
    if (op == Unary.NOT) {
      return !Values.truth(a);
    }
    if (a instanceof Double d && op != Unary.INVERT) {
      return op == Unary.MINUS ? -d : d;
    }
    if (Values.isInteger(a)) {
      boolean big = a instanceof BigInteger;
      BigInteger n = Values.big(a);
      BigInteger result =
          switch (op) {
            case MINUS -> n.negate();
            case INVERT -> n.not();
            default -> n;
          };
      meter.step();
      return big ? result : Values.normal(result);
    }
    String symbol = op == Unary.MINUS ? "-" : op == Unary.PLUS ? "+" : "~";
    throw EvalException.typeError(
        "bad operand type for unary " + symbol + ": '" + Types.name(a) + "'");
  }

  /** {@code a in b}. */
  static boolean contains(Meter meter, Object b, Object a) {
    String text = Values.textOrNull(b);
    if (text != null) {
      if (!Values.isText(a)) {
        throw EvalException.typeError(
            "'in <string>' requires string as left operand, not " + Types.name(a));
      }
      meter.work(text.length());
      return Search.indexOf(text, Values.textOrNull(a), 0) >= 0;
    }
    if (b instanceof PyDict d) {
      return d.get(a) != null;
    }
    if (b instanceof PySet s) {
      return s.contains(a);
    }
    List<Object> items = Values.itemsOrNull(b);
    if (items == null) {
      items =
          Iteration.toList(meter, b, "argument of type '" + Types.name(b) + "' is not iterable");
    }
    meter.work(items.size());
    for (Object item : items) {
      if (Comparisons.equal(item, a)) {
        return true;
      }
    }
    return false;
  }
}
