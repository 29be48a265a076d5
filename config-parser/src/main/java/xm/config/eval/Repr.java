package xm.config.eval;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import xm.config.syntax.UnicodeText;

/** {@code str()} and {@code repr()}. */
public final class Repr {
  private static final int MAX_NESTING = 50;
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private Repr() {}

  /** {@code str(o)}; unicode text gives its characters. */
  static String str(Object o) {
    if (o instanceof String s) {
      return s;
    }
    if (o instanceof UnicodeText u) {
      return u.text();
    }
    if (o instanceof Double d) {
      return FloatFormat.str(d);
    }
    if (o instanceof ExceptionValue e) {
      return e.text();
    }
    return o instanceof BigInteger n ? n.toString() : repr(o);
  }

  /** {@code str(d)} of a float. */
  public static String number(double d) {
    return FloatFormat.str(d);
  }

  /** {@code repr(o)}. */
  static String repr(Object o) {
    StringBuilder out = new StringBuilder();
    repr(o, out, new ArrayList<>());
    return out.toString();
  }

  private static void repr(Object o, StringBuilder out, List<Object> inside) {
    Meter.tick();
    if (out.length() > 1 << 20) {
      throw EvalException.refusal("this value's text is too long");
    }
    if (o instanceof String s) {
      quoted(s, out);
    } else if (o instanceof Long n) {
      out.append((long) n);
    } else if (o instanceof Boolean b) {
      out.append(b ? "True" : "False");
    } else if (o instanceof Double d) {
      out.append(FloatFormat.repr(d));
    } else if (o instanceof BigInteger n) {
      out.append(n).append('L');
    } else if (o instanceof UnicodeText u) {
      out.append('u');
      quoted(u.text(), out);
    } else if (o == None.NONE) {
      out.append("None");
    } else if (o instanceof PyList || o instanceof PyTuple) {
      container(o, out, inside);
    } else if (o instanceof PyDict || o instanceof PySet) {
      container(o, out, inside);
    } else {
      rare(o, out);
    }
  }

  private static void container(Object o, StringBuilder out, List<Object> inside) {
    for (Object outer : inside) {
      if (outer == o) {
        out.append(o instanceof PyList ? "[...]" : o instanceof PyDict ? "{...}" : "(...)");
        return;
      }
    }
    if (inside.size() >= MAX_NESTING) {
      throw EvalException.refusal("this value is nested too deeply");
    }
    inside.add(o);
    if (o instanceof PyDict d) {
      dict(d, out, inside);
    } else if (o instanceof PySet s) {
      out.append(s.frozen ? "frozenset([" : "set([");
      items(s.list(), out, inside);
      out.append("])");
    } else if (o instanceof PyTuple t) {
      out.append('(');
      items(t.items, out, inside);
      out.append(t.items.size() == 1 ? ",)" : ")");
    } else {
      out.append('[');
      items(((PyList) o).items, out, inside);
      out.append(']');
    }
    inside.remove(inside.size() - 1);
  }

  private static void items(List<Object> items, StringBuilder out, List<Object> inside) {
    String separator = "";
    for (Object item : items) {
      out.append(separator);
      repr(item, out, inside);
      separator = ", ";
    }
  }

  private static void dict(PyDict d, StringBuilder out, List<Object> inside) {
    String separator = "{";
    for (Object item : d.itemList()) {
      List<Object> pair = ((PyTuple) item).items;
      out.append(separator);
      repr(pair.get(0), out, inside);
      out.append(": ");
      repr(pair.get(1), out, inside);
      separator = ", ";
    }
    out.append(d.size() == 0 ? "{}" : "}");
  }

  private static void rare(Object o, StringBuilder out) {
    if (o instanceof Types t) {
      out.append("<type '").append(t.label()).append("'>");
    } else if (o instanceof ExceptionType t) {
      out.append("<type 'exceptions.").append(t.name()).append("'>");
    } else if (o instanceof ExceptionValue e) {
      out.append(e.type().name());
      repr(new PyTuple(e.arguments()), out, new ArrayList<>());
    } else if (o instanceof PyFunction f) {
      out.append("<function ").append(f.name()).append('>');
    } else if (o instanceof BoundMethod m) {
      out.append("<built-in function ").append(m.name()).append('>');
    } else if (o instanceof PyRange r) {
      out.append("xrange(").append(r.start() == 0 && r.step() == 1 ? "" : r.start() + ", ");
      out.append(r.start() + r.size() * r.step());
      out.append(r.step() == 1 ? "" : ", " + r.step()).append(')');
    } else if (o instanceof PyModule m) {
      out.append("<module '").append(m.name()).append("'>");
    } else {
      out.append('<').append(Types.name(o)).append('>');
    }
  }

  /** Python's quoting: single quotes unless the text has those and no double ones. */
  public static void quoted(String s, StringBuilder out) {
    char quote = s.indexOf('\'') >= 0 && s.indexOf('"') < 0 ? '"' : '\'';
    out.append(quote);
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      switch (c) {
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\\' -> out.append("\\\\");
        default -> {
          if (c == quote) {
            out.append('\\').append(c);
          } else if (c >= ' ' && c < 0x7f) {
            out.append(c);
          } else if (c < 0x100) {
            out.append("\\x").append(HEX[c >> 4]).append(HEX[c & 15]);
          } else {
            out.append("\\u").append(HEX[c >> 12]).append(HEX[c >> 8 & 15]);
            out.append(HEX[c >> 4 & 15]).append(HEX[c & 15]);
          }
        }
      }
    }
    out.append(quote);
  }
}
