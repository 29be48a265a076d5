package xm.config.eval;

import java.util.Set;
import java.util.TreeSet;

/** Module math. */
final class MathModule implements MethodTable {
  private static final Set<String> ONE =
      Set.of(
          "acos",
          "asin",
          "atan",
          "ceil",
          "cos",
          "cosh",
          "degrees",
          "exp",
          "fabs",
          "floor",
          "isinf",
          "isnan",
          "log10",
          "radians",
          "sin",
          "sinh",
          "sqrt",
          "tan",
          "tanh",
          "trunc",
          "log1p",
          "expm1",
          "factorial");
  private static final Set<String> OTHERS = Set.of("log", "modf");
  private static final Set<String> TWO = Set.of("atan2", "fmod", "hypot", "pow", "copysign");

  private MathModule() {}

  static PyModule make() {
    return new PyModule("math", new MathModule()).with("pi", Math.PI).with("e", Math.E);
  }

  @Override
  public Iterable<String> starNames() {
    Set<String> all = new TreeSet<>(ONE);
    all.addAll(TWO);
    all.addAll(OTHERS);
    return all;
  }

  @Override
  public boolean has(String name) {
    return ONE.contains(name) || TWO.contains(name) || OTHERS.contains(name);
  }

  @Override
  public Object call(Interpreter in, Object self, String name, Args args) {
    if (name.equals("log")) {
      args.between(1, 2);
      double log = logarithm(args.get(0));
      return args.has(1) ? log / logarithm(args.get(1)) : log;
    }
    if (name.equals("factorial")) {
      return factorial(Values.integer(args.between(1, 1).get(0)));
    }
    double x = Values.real(args.between(1, TWO.contains(name) ? 2 : 1).get(0));
    if (name.equals("modf")) {
      double whole = x < 0 ? Math.ceil(x) : Math.floor(x);
      return PyTuple.of(x - whole, whole);
    }
    if (name.equals("isnan") || name.equals("isinf")) {
      return name.equals("isnan") ? Double.isNaN(x) : Double.isInfinite(x);
    }
    if (name.equals("trunc")) {
      return Constructors.make(in, Types.INT, args);
    }
    double result =
        TWO.contains(name) ? two(name, x, Values.real(args.positions(2, 2).get(1))) : one(name, x);
    if (Double.isNaN(result) && !Double.isNaN(x)) {
      throw EvalException.valueError("math domain error");
    }
    if (Double.isInfinite(result) && !Double.isInfinite(x)) {
      throw EvalException.raise(ExceptionType.OVERFLOW, "math range error");
    }
    return result;
  }

  private static double logarithm(Object o) {
    double x = Values.real(o);
    if (x <= 0) {
      throw EvalException.valueError("math domain error");
    }
    return Math.log(x);
  }

  private static Object factorial(long n) {
    if (n < 0) {
      throw EvalException.valueError("factorial() not defined for negative values");
    }
    if (n > 2000) {
      throw EvalException.refusal("factorial() of more than 2000 is not supported");
    }
    var product = java.math.BigInteger.ONE;
    for (long i = 2; i <= n; i++) {
      product = product.multiply(java.math.BigInteger.valueOf(i));
    }
    return Values.normal(product);
  }

  private static double one(String name, double x) {
    return switch (name) {
      case "acos" -> Math.acos(x);
      case "asin" -> Math.asin(x);
      case "atan" -> Math.atan(x);
      case "ceil" -> Math.ceil(x);
      case "cos" -> Math.cos(x);
      case "cosh" -> Math.cosh(x);
      case "degrees" -> Math.toDegrees(x);
      case "exp" -> Math.exp(x);
      case "expm1" -> Math.expm1(x);
      case "fabs" -> Math.abs(x);
      case "floor" -> Math.floor(x);
      case "log10" -> x <= 0 ? Double.NaN : Math.log10(x);
      case "log1p" -> x <= -1 ? Double.NaN : Math.log1p(x);
      case "radians" -> Math.toRadians(x);
      case "sin" -> Math.sin(x);
      case "sinh" -> Math.sinh(x);
      case "sqrt" -> Math.sqrt(x);
      case "tan" -> Math.tan(x);
      case "tanh" -> Math.tanh(x);
      default -> throw new IllegalStateException(name);
    };
  }

  private static double two(String name, double x, double y) {
    return switch (name) {
      case "atan2" -> Math.atan2(x, y);
      case "fmod" -> x % y;
      case "hypot" -> Math.hypot(x, y);
      case "pow" -> Math.pow(x, y);
      case "copysign" -> Math.copySign(x, y);
      default -> throw new IllegalStateException(name);
    };
  }
}
