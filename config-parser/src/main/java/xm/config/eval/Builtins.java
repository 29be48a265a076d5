package xm.config.eval;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import xm.config.syntax.Expr.Binary;
import xm.config.syntax.UnicodeText;

/** Every built-in function that a file can call; types are in {@link Constructors}. */
final class Builtins implements MethodTable {
  private static final Builtins TABLE = new Builtins();

  private static final Set<String> NAMES =
      Set.of(
          "abs",
          "all",
          "any",
          "apply",
          "bin",
          "callable",
          "chr",
          "cmp",
          "dir",
          "divmod",
          "enumerate",
          "filter",
          "format",
          "getattr",
          "globals",
          "hasattr",
          "hash",
          "hex",
          "id",
          "isinstance",
          "issubclass",
          "iter",
          "len",
          "locals",
          "map",
          "max",
          "min",
          "next",
          "oct",
          "ord",
          "pow",
          "print",
          "range",
          "reduce",
          "repr",
          "reversed",
          "round",
          "sorted",
          "sum",
          "type",
          "unichr",
          "vars",
          "zip");

  /** Built-ins that would read, write or run something, with what to do instead. */
  private static final Set<String> REFUSED =
      Set.of(
          "open",
          "execfile",
          "eval",
          "compile",
          "__import__",
          "input",
          "raw_input",
          "exit",
          "quit",
          "reload",
          "setattr",
          "delattr",
          "super",
          "property",
          "classmethod",
          "staticmethod",
          "buffer",
          "memoryview",
          "bytearray",
          "complex",
          "intern",
          "coerce");

  private Builtins() {}

  /** The value of a built-in name, null when there is none. */
  static Object named(String name) {
    switch (name) {
      case "None" -> {
        return None.NONE;
      }
      case "True" -> {
        return true;
      }
      case "False" -> {
        return false;
      }
      case "bytes" -> {
        return Types.STR;
      }
      case "__name__" -> {
        return "__builtin__";
      }
      default -> {}
    }
    if (NAMES.contains(name) || REFUSED.contains(name)) {
      return new BoundMethod(null, name, TABLE);
    }
    for (Types t : Types.values()) {
      if (t.label().equals(name) && Constructors.isName(t)) {
        return t;
      }
    }
    return ExceptionType.named(name);
  }

  @Override
  public boolean has(String name) {
    return NAMES.contains(name);
  }

  @Override
  public Object call(Interpreter in, Object self, String name, Args args) {
    if (REFUSED.contains(name)) {
      throw refused(name);
    }
    return switch (name) {
      case "len" -> len(args);
      case "range" -> {
        PyRange r = Constructors.range(args);
        yield new PyList(Iteration.toList(in.meter, r));
      }
      case "sorted" -> {
        args.positions(1, 4);
        List<Object> items = Iteration.toList(in.meter, args.get(0));
        yield new PyList(Sorting.sorted(in, items, args, 1));
      }
      case "repr" -> Repr.repr(args.between(1, 1).get(0));
      case "print" -> print(in, args);
      case "isinstance", "issubclass", "callable", "type", "hasattr", "getattr", "id", "hash" ->
          Reflection.call(in, name, args);
      case "dir", "locals", "globals", "vars" -> Reflection.names(in, name, args);
      case "abs", "bin", "hex", "oct", "divmod", "pow", "round", "cmp" ->
          number(in.meter, name, args);
      case "chr", "unichr", "ord" -> character(name, args);
      default -> Iterators.call(in, name, args);
    };
  }

  private static EvalException refused(String name) {
    return EvalException.refusal(
        switch (name) {
          case "open" ->
              "open() is not supported: a configuration cannot read or write files; put the value "
                  + "here or pass it as name=value on the command line";
          case "execfile", "__import__", "reload" ->
              name + "() is not supported: copy what the other file sets into this one";
          case "eval", "compile" -> name + "() is not supported: write the expression itself";
          case "input", "raw_input" ->
              name + "() is not supported: pass the value as name=value on the command line";
          case "exit", "quit" -> name + "() is not supported: use raise ValueError, \"why\"";
          default -> name + "() is not supported in a configuration";
        });
  }

  private static Object len(Args args) {
    Object o = args.between(1, 1).get(0);
    int n = Values.size(o);
    if (n < 0) {
      throw EvalException.typeError("object of type '" + Types.name(o) + "' has no len()");
    }
    return (long) n;
  }

  private static Object print(Interpreter in, Args args) {
    StringBuilder line = new StringBuilder();
    for (Object o : args.list()) {
      line.append(line.length() > 0 ? " " : "").append(Repr.str(o));
    }
    in.print(0, line.append('\n').toString());
    return None.NONE;
  }

  private static Object number(Meter meter, String name, Args args) {
    switch (name) {
      case "cmp" -> {
        args.between(2, 2);
        meter.work(Math.max(0, Values.size(args.get(0))));
        return (long) Comparisons.compare(args.get(0), args.get(1));
      }
      case "abs" -> {
        return abs(meter, args.between(1, 1).get(0));
      }
      case "divmod" -> {
        args.between(2, 2);
        return PyTuple.of(
            Operators.apply(meter, Binary.FLOOR_DIV, args.get(0), args.get(1)),
            Operators.apply(meter, Binary.MOD, args.get(0), args.get(1)));
      }
      case "pow" -> {
        args.between(2, 3);
        Object power = Operators.apply(meter, Binary.POW, args.get(0), args.get(1));
        return args.has(2) ? Operators.apply(meter, Binary.MOD, power, args.get(2)) : power;
      }
      case "round" -> {
        args.positions(1, 2);
        Object places = args.named(1, "ndigits");
        return round(Values.real(args.get(0)), places == null ? 0 : Values.clippedInt(places));
      }
      default -> {
        return based(name, args.between(1, 1).get(0));
      }
    }
  }

  private static Object abs(Meter meter, Object o) {
    if (o instanceof Double d) {
      return Math.abs(d);
    }
    if (!Values.isInteger(o)) {
      throw EvalException.typeError("bad operand type for abs(): '" + Types.name(o) + "'");
    }
    return Values.big(o).signum() < 0
        ? Operators.unary(meter, xm.config.syntax.Expr.Unary.MINUS, o)
        : Operators.unary(meter, xm.config.syntax.Expr.Unary.PLUS, o);
  }

  private static Object round(double d, int places) {
    if (Double.isNaN(d) || Double.isInfinite(d) || places > 300) {
      return d;
    }
    return places < -300
        ? 0.0
        : Math.copySign(new BigDecimal(d).setScale(places, RoundingMode.HALF_UP).doubleValue(), d);
  }

  private static Object based(String name, Object o) {
    if (!Values.isInteger(o)) {
      throw EvalException.typeError(name + "() argument can't be converted to " + name);
    }
    var n = Values.big(o);
    String sign = n.signum() < 0 ? "-" : "";
    String suffix = o instanceof java.math.BigInteger && !name.equals("bin") ? "L" : "";
    return switch (name) {
      case "bin" -> sign + "0b" + n.abs().toString(2);
      case "hex" -> sign + "0x" + n.abs().toString(16).toLowerCase(Locale.ROOT) + suffix;
      default -> sign + (n.signum() == 0 ? "" : "0") + n.abs().toString(8) + suffix;
    };
  }

  private static Object character(String name, Args args) {
    Object o = args.between(1, 1).get(0);
    if (name.equals("ord")) {
      String s = Values.textOrNull(o);
      if (s == null || s.length() != 1) {
        throw EvalException.typeError(
            "ord() expected a character, but "
                + (s == null ? Types.name(o) : "string of length " + s.length())
                + " found");
      }
      return (long) s.charAt(0);
    }
    long n = Values.integer(o);
    long most = name.equals("chr") ? 255 : 0xffff;
    if (n < 0 || n > most) {
      throw EvalException.valueError(name + "() arg not in range(" + (most + 1) + ")");
    }
    String s = OneChar.of((char) n);
    return name.equals("chr") ? s : new UnicodeText(s);
  }

  /** For callers that turn several lists into rows. */
  static List<List<Object>> columns(Meter meter, List<Object> iterables) {
    List<List<Object>> out = new ArrayList<>();
    for (Object o : iterables) {
      out.add(Iteration.toList(meter, o));
    }
    return Collections.unmodifiableList(out);
  }
}
