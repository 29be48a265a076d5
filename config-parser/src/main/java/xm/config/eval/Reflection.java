package xm.config.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Built-in functions about values and names. */
final class Reflection {
  private Reflection() {}

  static Object call(Interpreter in, String name, Args args) {
    switch (name) {
      case "type" -> {
        return Attributes.typeOf(args.between(1, 1).get(0));
      }
      case "isinstance" -> {
        args.between(2, 2);
        return isInstance(args.get(0), args.get(1));
      }
      case "issubclass" -> {
        args.between(2, 2);
        return args.get(0) instanceof ExceptionType a
            && args.get(1) instanceof ExceptionType b
            && a.is(b);
      }
      case "callable" -> {
        Object f = args.between(1, 1).get(0);
        return f instanceof PyFunction
            || f instanceof BoundMethod
            || f instanceof Types
            || f instanceof ExceptionType;
      }
      case "hasattr" -> {
        args.between(2, 2);
        return Attributes.getOrNull(args.get(0), args.text(1)) != null;
      }
      case "getattr" -> {
        args.between(2, 3);
        Object value = Attributes.getOrNull(args.get(0), args.text(1));
        if (value == null && args.has(2)) {
          return args.get(2);
        }
        return value != null ? value : Attributes.get(args.get(0), args.text(1));
      }
      case "hash" -> {
        return PyHash.of(args.between(1, 1).get(0));
      }
      default -> {
        return (long) System.identityHashCode(args.between(1, 1).get(0));
      }
    }
  }

  private static boolean isInstance(Object o, Object type) {
    if (type instanceof Types t) {
      return t.includes(o);
    }
    if (type instanceof ExceptionType t) {
      return o instanceof ExceptionValue e && e.type().is(t);
    }
    if (type instanceof PyTuple many) {
      for (Object one : many.items) {
        if (isInstance(o, one)) {
          return true;
        }
      }
      return false;
    }
    throw EvalException.typeError(
        "isinstance() arg 2 must be a class, type, or tuple of classes and types");
  }

  /** The variables of the function or of the file, as a dict or as names. */
  static Object names(Interpreter in, String name, Args args) {
    args.between(0, 0);
    Map<String, Object> from = name.equals("globals") ? in.globals.variables : in.current.variables;
    if (name.equals("dir")) {
      List<Object> out = new ArrayList<>(from.keySet());
      out.sort(Comparisons::compare);
      in.meter.sequence(out.size());
      return new PyList(out);
    }
    in.meter.sequence(from.size() * 4L);
    if (name.equals("globals") || in.current.isFile()) {
      return new VariablesDict(from);
    }
    PyDict d = new PyDict();
    from.forEach(d::put);
    return d;
  }
}
