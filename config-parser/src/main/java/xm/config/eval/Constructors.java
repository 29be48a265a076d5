package xm.config.eval;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import xm.config.syntax.UnicodeText;

/** Calls of built-in types. */
final class Constructors {
  private Constructors() {}

  /** True for types that are built-in names too. */
  static boolean isName(Types t) {
    return switch (t) {
      case NONE_TYPE, FUNCTION, BUILTIN, MODULE, TYPE -> false;
      default -> true;
    };
  }

  static Object make(Interpreter in, Types t, Args args) {
    switch (t) {
      case INT, LONG -> {
        return integer(t, args);
      }
      case FLOAT -> {
        return args.between(0, 1).has(0) ? real(args.get(0)) : (Object) 0.0;
      }
      case BOOL -> {
        return args.between(0, 1).has(0) && Values.truth(args.get(0));
      }
      case STR -> {
        return str(in.meter, args);
      }
      case UNICODE -> {
        return unicode(args);
      }
      case LIST -> {
        args.between(0, 1);
        return args.has(0) ? new PyList(Iteration.toList(in.meter, args.get(0))) : new PyList();
      }
      case TUPLE -> {
        args.between(0, 1);
        if (args.has(0) && args.get(0) instanceof PyTuple same) {
          return same;
        }
        return args.has(0) ? new PyTuple(Iteration.toList(in.meter, args.get(0))) : PyTuple.EMPTY;
      }
      case DICT -> {
        PyDict d = new PyDict();
        DictMethods.update(in.meter, d, args);
        return d;
      }
      case SET, FROZENSET -> {
        args.between(0, 1);
        return args.has(0)
            ? SetMethods.of(in.meter, args.get(0), t == Types.FROZENSET)
            : new PySet(t == Types.FROZENSET);
      }
      case XRANGE -> {
        return range(args);
      }
      case FILE ->
          throw EvalException.refusal(
              "file() is not supported: a configuration cannot read or write files");
      case SLICE -> {
        args.between(1, 3);
        return args.count() == 1
            ? new Indexing.Slice(None.NONE, args.get(0), None.NONE)
            : new Indexing.Slice(args.get(0), args.get(1), args.get(2, None.NONE));
      }
      default -> throw EvalException.typeError("cannot create '" + t.label() + "' instances");
    }
  }

  static PyRange range(Args args) {
    args.between(1, 3);
    for (Object o : args.list()) {
      if (!Values.isInteger(o)) {
        throw EvalException.typeError(
            "range() integer argument expected, got " + Types.name(o) + ".");
      }
    }
    return args.count() == 1
        ? PyRange.of(0, args.integer(0), 1)
        : PyRange.of(args.integer(0), args.integer(1), args.has(2) ? args.integer(2) : 1);
  }

  private static Object str(Meter meter, Args args) {
    args.between(0, 1);
    if (!args.has(0)) {
      return "";
    }
    Object o = args.get(0);
    String s = o instanceof UnicodeText u ? Text.demote(u.text()) : Repr.str(o);
    meter.string(s.length());
    return s;
  }

  private static Object unicode(Args args) {
    args.positions(0, 3);
    if (!args.has(0)) {
      return new UnicodeText("");
    }
    Object o = args.get(0);
    Object encoding = args.named(1, "encoding");
    if (o instanceof String s) {
      String name = encoding == null ? "ascii" : Values.text(encoding, "unicode");
      return new UnicodeText(encoding == null ? Text.promote(s) : Text.decode(s, name));
    }
    return o instanceof UnicodeText ? o : new UnicodeText(Repr.str(o));
  }

  private static Object integer(Types t, Args args) {
    args.positions(0, 2);
    Object o = args.named(0, "x");
    Object base = args.named(1, "base");
    if (o == null) {
      return t == Types.LONG ? BigInteger.ZERO : (Object) 0L;
    }
    BigInteger n;
    if (Values.isText(o)) {
      n = parse(t, Values.textOrNull(o), base == null ? 10 : Values.clippedInt(base));
    } else if (base != null) {
      throw EvalException.typeError("int() can't convert non-string with explicit base");
    } else if (o instanceof Double d) {
      if (Double.isNaN(d) || Double.isInfinite(d)) {
        throw EvalException.valueError("cannot convert float " + Repr.str(d) + " to integer");
      }
      n = new BigDecimal(d).toBigInteger();
    } else if (Values.isInteger(o)) {
      n = Values.big(o);
    } else {
      throw EvalException.typeError(
          t.label() + "() argument must be a string or a number, not '" + Types.name(o) + "'");
    }
    return t == Types.LONG ? n : Values.normal(n);
  }

  private static BigInteger parse(Types t, String text, int base) {
    String s = trim(text).toLowerCase(Locale.ROOT);
    boolean negative = s.startsWith("-");
    String digits = negative || s.startsWith("+") ? s.substring(1) : s;
    if (t == Types.LONG && digits.endsWith("l")) {
      digits = digits.substring(0, digits.length() - 1);
    }
    int radix = base;
    String prefix = digits.length() > 1 ? digits.substring(0, 2) : "";
    int prefixed = prefix.equals("0x") ? 16 : prefix.equals("0o") ? 8 : prefix.equals("0b") ? 2 : 0;
    if (prefixed != 0 && (base == 0 || base == prefixed)) {
      radix = prefixed;
      digits = digits.substring(2);
    } else if (base == 0) {
      radix = digits.length() > 1 && digits.startsWith("0") ? 8 : 10;
    }
    if (radix < 2 || radix > 36) {
      throw EvalException.valueError("int() base must be >= 2 and <= 36");
    }
    boolean valid = !digits.isEmpty() && digits.length() < 5000;
    for (int i = 0; i < digits.length() && valid; i++) {
      valid = digits.charAt(i) < 128 && Character.digit(digits.charAt(i), radix) >= 0;
    }
    if (!valid) {
      throw EvalException.valueError(
          "invalid literal for " + t.label() + "() with base " + base + ": " + Repr.repr(text));
    }
    BigInteger n = new BigInteger(digits, radix);
    return negative ? n.negate() : n;
  }

  private static String trim(String s) {
    int start = 0;
    int end = s.length();
    while (start < end && StringMethods.isBlank(s.charAt(start))) {
      start++;
    }
    while (end > start && StringMethods.isBlank(s.charAt(end - 1))) {
      end--;
    }
    return s.substring(start, end);
  }

  private static Object real(Object o) {
    String text = Values.textOrNull(o);
    if (text == null) {
      if (!Values.isNumber(o)) {
        throw EvalException.typeError("float() argument must be a string or a number");
      }
      return Values.real(o);
    }
    String s = trim(text);
    boolean negative = s.startsWith("-");
    switch ((negative || s.startsWith("+") ? s.substring(1) : s).toLowerCase(Locale.ROOT)) {
      case "inf", "infinity" -> {
        return negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
      }
      case "nan" -> {
        return Double.NaN;
      }
      default -> {}
    }
    boolean valid = !s.isEmpty() && s.length() < 1000;
    for (int i = 0; i < s.length() && valid; i++) {
      valid = "0123456789+-.eE".indexOf(s.charAt(i)) >= 0;
    }
    try {
      if (valid) {
        return Double.valueOf(s);
      }
    } catch (NumberFormatException ignored) {
      // reported below
    }
    throw EvalException.valueError("could not convert string to float: " + text);
  }
}
