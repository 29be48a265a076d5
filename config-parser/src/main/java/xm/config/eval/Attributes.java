package xm.config.eval;

import java.util.List;
import xm.config.syntax.UnicodeText;

/** {@code object.name}. */
final class Attributes {
  /** What {@code time.localtime()} gives is a tuple with names. */
  private static final List<String> TIME_PARTS =
      List.of(
          "tm_year",
          "tm_mon",
          "tm_mday",
          "tm_hour",
          "tm_min",
          "tm_sec",
          "tm_wday",
          "tm_yday",
          "tm_isdst");

  private Attributes() {}

  static Object get(Object o, String name) {
    Object value = getOrNull(o, name);
    if (value == null) {
      throw missing(o, name);
    }
    return value;
  }

  private static EvalException missing(Object o, String name) {
    if (o instanceof PyModule m && m.typeName() == null) {
      return ModuleNames.missingMember(m.name(), name);
    }
    String what =
        o instanceof Types t ? "type object '" + t.label() + "'" : "'" + Types.name(o) + "' object";
    return EvalException.raise(ExceptionType.ATTRIBUTE, what + " has no attribute '" + name + "'");
  }

  /** The attribute's value, null when there is none. */
  static Object getOrNull(Object o, String name) {
    if (o instanceof PyModule m) {
      return m.get(name);
    }
    if (o instanceof ExceptionValue e) {
      return exception(e, name);
    }
    if (o instanceof Types t) {
      return name.equals("__name__") ? t.label() : ofType(t, name);
    }
    if (o instanceof ExceptionType t && name.equals("__name__")) {
      return t.name();
    }
    if (o instanceof PyFunction f) {
      return switch (name) {
        case "__name__", "func_name" -> f.name();
        case "__doc__", "func_doc" -> None.NONE;
        case "__module__" -> "__builtin__";
        default -> null;
      };
    }
    if (o instanceof PyTuple t && name.startsWith("tm_") && t.items.size() == 9) {
      int part = TIME_PARTS.indexOf(name);
      return part < 0 ? null : t.items.get(part);
    }
    if (Values.isNumber(o) && (name.equals("real") || name.equals("imag"))) {
      return name.equals("real") ? o : o instanceof Double ? (Object) 0.0 : (Object) 0L;
    }
    MethodTable table = methods(o);
    if (table != null && table.has(name)) {
      return new BoundMethod(o, name, table);
    }
    return name.equals("__class__") ? typeOf(o) : null;
  }

  static Object typeOf(Object o) {
    return o instanceof ExceptionValue e ? e.type() : Types.of(o);
  }

  /** {@code str.upper} and the like: functions that take the object first. */
  private static Object ofType(Types t, String name) {
    MethodTable table =
        switch (t) {
          case STR, UNICODE -> StringMethods.TABLE;
          case LIST -> ListMethods.TABLE;
          case DICT -> DictMethods.TABLE;
          case SET, FROZENSET -> SetMethods.TABLE;
          default -> null;
        };
    if (t == Types.DICT && name.equals("fromkeys")) {
      return new BoundMethod(new PyDict(), name, DictMethods.TABLE);
    }
    return table != null && table.has(name) ? new BoundMethod(t, name, new Unbound(table)) : null;
  }

  /** Takes the first argument for the object. */
  private record Unbound(MethodTable table) implements MethodTable {
    @Override
    public boolean has(String name) {
      return table.has(name);
    }

    @Override
    public Object call(Interpreter in, Object self, String name, Args args) {
      if (args.count() == 0 || !((Types) self).includes(args.get(0))) {
        throw EvalException.typeError(
            "descriptor '" + name + "' requires a '" + ((Types) self).label() + "' object");
      }
      Args rest = new Args(name, args.list().subList(1, args.count()), args.keywords());
      return table.call(in, args.get(0), name, rest);
    }
  }

  private static MethodTable methods(Object o) {
    if (o instanceof String || o instanceof UnicodeText) {
      return StringMethods.TABLE;
    } else if (o instanceof PyList) {
      return ListMethods.TABLE;
    } else if (o instanceof PyTuple) {
      return TupleMethods.TABLE;
    } else if (o instanceof PyDict) {
      return DictMethods.TABLE;
    } else if (o instanceof PySet) {
      return SetMethods.TABLE;
    } else if (o instanceof Iteration.PyIterator) {
      return IteratorMethods.TABLE;
    } else if (Values.isNumber(o)) {
      return NumberMethods.TABLE;
    }
    return null;
  }

  private static Object exception(ExceptionValue e, String name) {
    return switch (name) {
      case "args" -> new PyTuple(e.arguments());
      case "message" -> e.arguments().size() == 1 ? e.arguments().get(0) : "";
      case "__class__" -> e.type();
      case "errno" ->
          e.type().is(ExceptionType.ENVIRONMENT) && e.arguments().size() > 1
              ? e.arguments().get(0)
              : null;
      case "strerror" ->
          e.type().is(ExceptionType.ENVIRONMENT) && e.arguments().size() > 1
              ? e.arguments().get(1)
              : null;
      default -> null;
    };
  }
}
