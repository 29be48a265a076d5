package xm.config.eval;

import java.math.BigInteger;
import xm.config.syntax.UnicodeText;

/** The built-in types: values of {@code type(x)}, callable, usable in isinstance. */
enum Types {
  INT("int"),
  LONG("long"),
  FLOAT("float"),
  BOOL("bool"),
  STR("str"),
  UNICODE("unicode"),
  BASESTRING("basestring"),
  LIST("list"),
  TUPLE("tuple"),
  DICT("dict"),
  SET("set"),
  FROZENSET("frozenset"),
  XRANGE("xrange"),
  NONE_TYPE("NoneType"),
  FUNCTION("function"),
  BUILTIN("builtin_function_or_method"),
  MODULE("module"),
  FILE("file"),
  TYPE("type"),
  SLICE("slice"),
  OBJECT("object");

  private final String label;

  Types(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /** The type of a value; OBJECT for things without one here. */
  static Types of(Object o) {
    if (o instanceof String) {
      return STR;
    } else if (o instanceof Long) {
      return INT;
    } else if (o instanceof Boolean) {
      return BOOL;
    } else if (o instanceof PyList) {
      return LIST;
    } else if (o instanceof PyTuple) {
      return TUPLE;
    } else if (o instanceof PyDict) {
      return DICT;
    } else if (o instanceof Double) {
      return FLOAT;
    } else if (o instanceof UnicodeText) {
      return UNICODE;
    } else if (o instanceof BigInteger) {
      return LONG;
    } else if (o == None.NONE) {
      return NONE_TYPE;
    } else if (o instanceof PySet s) {
      return s.frozen ? FROZENSET : SET;
    }
    return rare(o);
  }

  private static Types rare(Object o) {
    if (o instanceof PyRange) {
      return XRANGE;
    } else if (o instanceof PyFunction) {
      return FUNCTION;
    } else if (o instanceof BoundMethod) {
      return BUILTIN;
    } else if (o instanceof PyModule m) {
      return m.isFile() ? FILE : MODULE;
    } else if (o instanceof Types || o instanceof ExceptionType) {
      return TYPE;
    }
    return OBJECT;
  }

  /** The type's name as Python's messages give it. */
  static String name(Object o) {
    if (o instanceof ExceptionValue e) {
      return e.type().name();
    }
    if (o instanceof PyModule m && m.typeName() != null) {
      return m.typeName();
    }
    return of(o).label;
  }

  /** {@code isinstance(o, this)}. */
  boolean includes(Object o) {
    Types t = of(o);
    return t == this
        || this == OBJECT
        || (this == INT && t == BOOL)
        || (this == BASESTRING && (t == STR || t == UNICODE));
  }
}
