package xm.config.eval;

import java.math.BigInteger;
import java.util.Locale;
import xm.config.syntax.UnicodeText;

/** {@code str.format} and {@code format()}. */
final class FormatMethod {
  private static final int MAX_WIDTH = 1 << 16;

  private final Interpreter in;
  private final Args args;
  private int automatic;
  private boolean numbered;
  private boolean unicode;

  private FormatMethod(Interpreter in, Args args) {
    this.in = in;
    this.args = args;
  }

  static Object format(Interpreter in, String format, boolean unicode, Args args) {
    FormatMethod f = new FormatMethod(in, args);
    f.unicode = unicode;
    String out = f.expand(format, 0);
    return f.unicode ? new UnicodeText(out) : out;
  }

  private String expand(String format, int depth) {
    StringBuilder out = new StringBuilder();
    int pos = 0;
    while (pos < format.length()) {
      char c = format.charAt(pos);
      if ((c == '{' || c == '}') && pos + 1 < format.length() && format.charAt(pos + 1) == c) {
        out.append(c);
        pos += 2;
      } else if (c == '{') {
        int end = close(format, pos + 1);
        out.append(field(format.substring(pos + 1, end), depth));
        pos = end + 1;
      } else if (c == '}') {
        throw EvalException.valueError("Single '}' encountered in format string");
      } else {
        out.append(c);
        pos++;
      }
      if (out.length() > in.meter.limits().stringLength()) {
        break;
      }
    }
    in.meter.string(out.length());
    return out.toString();
  }

  private static int close(String format, int from) {
    int depth = 1;
    for (int i = from; i < format.length(); i++) {
      depth += format.charAt(i) == '{' ? 1 : format.charAt(i) == '}' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    throw EvalException.valueError("Single '{' encountered in format string");
  }

  private String field(String field, int depth) {
    if (depth > 1) {
      throw EvalException.valueError("Max string recursion exceeded");
    }
    int colon = field.indexOf(':');
    int bang = field.indexOf('!');
    if (colon >= 0 && bang > colon) {
      bang = -1;
    }
    String name = field.substring(0, bang >= 0 ? bang : colon >= 0 ? colon : field.length());
    String spec = colon >= 0 ? expand(field.substring(colon + 1), depth + 1) : "";
    Object value = value(name);
    if (bang >= 0) {
      String how = field.substring(bang + 1, colon >= 0 ? colon : field.length());
      if (!how.equals("s") && !how.equals("r")) {
        throw EvalException.valueError("Unknown conversion specifier " + how);
      }
      value = how.equals("r") ? Repr.repr(value) : Repr.str(value);
    }
    unicode |= value instanceof UnicodeText;
    return spec(value, spec);
  }

  private Object value(String name) {
    int end = 0;
    while (end < name.length() && name.charAt(end) != '.' && name.charAt(end) != '[') {
      end++;
    }
    Object value = argument(name.substring(0, end));
    int pos = end;
    while (pos < name.length()) {
      int next = pos + 1;
      if (name.charAt(pos) == '.') {
        while (next < name.length() && ".[".indexOf(name.charAt(next)) < 0) {
          next++;
        }
        value = Attributes.get(value, name.substring(pos + 1, next));
      } else {
        next = name.indexOf(']', pos);
        if (next < 0) {
          throw EvalException.valueError("Missing ']' in format string");
        }
        String key = name.substring(pos + 1, next++);
        value = Indexing.get(in.meter, value, isNumber(key) ? (Object) Long.valueOf(key) : key);
      }
      pos = next;
    }
    return value;
  }

  private static boolean isNumber(String s) {
    boolean digits = !s.isEmpty() && s.length() < 10;
    for (int i = 0; i < s.length(); i++) {
      digits &= s.charAt(i) >= '0' && s.charAt(i) <= '9';
    }
    return digits;
  }

  private Object argument(String name) {
    if (name.isEmpty() || isNumber(name)) {
      boolean auto = name.isEmpty();
      if (auto ? numbered : automatic > 0) {
        throw EvalException.valueError(
            "cannot switch between automatic field numbering and manual field specification");
      }
      numbered |= !auto;
      int i = auto ? automatic++ : Integer.parseInt(name);
      if (i >= args.count()) {
        throw EvalException.raise(ExceptionType.INDEX, "tuple index out of range");
      }
      return args.get(i);
    }
    Object value = args.keywords().get(name);
    if (value == null) {
      throw EvalException.raise(ExceptionType.KEY, name);
    }
    return value;
  }

  /** Applies {@code [[fill]align][sign][#][0][width][,][.precision][type]}. */
  static String spec(Object value, String spec) {
    if (spec.isEmpty()) {
      return Repr.str(value);
    }
    int pos = 0;
    char fill = ' ';
    char align = 0;
    if (spec.length() > 1 && "<>=^".indexOf(spec.charAt(1)) >= 0) {
      fill = spec.charAt(0);
      align = spec.charAt(1);
      pos = 2;
    } else if ("<>=^".indexOf(spec.charAt(0)) >= 0) {
      align = spec.charAt(0);
      pos = 1;
    }
    String sign = "";
    if (pos < spec.length() && "+- ".indexOf(spec.charAt(pos)) >= 0) {
      sign = spec.charAt(pos) == '-' ? "" : String.valueOf(spec.charAt(pos));
      pos++;
    }
    boolean alternate = pos < spec.length() && spec.charAt(pos) == '#';
    pos += alternate ? 1 : 0;
    if (pos < spec.length() && spec.charAt(pos) == '0') {
      fill = align == 0 ? '0' : fill;
      align = align == 0 ? '=' : align;
      pos++;
    }
    int[] number = number(spec, pos);
    int width = number[0];
    pos = number[1];
    boolean comma = pos < spec.length() && spec.charAt(pos) == ',';
    pos += comma ? 1 : 0;
    int precision = -1;
    if (pos < spec.length() && spec.charAt(pos) == '.') {
      number = number(spec, pos + 1);
      precision = number[0];
      pos = number[1];
    }
    char type = pos < spec.length() ? spec.charAt(pos++) : 0;
    if (pos < spec.length()) {
      throw EvalException.valueError("Invalid conversion specification");
    }
    String body =
        Values.isNumber(value)
            ? number(value, type, precision, alternate, comma)
            : text(value, type, precision, align);
    boolean isNumber = Values.isNumber(value);
    if (isNumber && !body.startsWith("-")) {
      body = sign + body;
    }
    return align(body, width, fill, align == 0 ? isNumber ? '>' : '<' : align);
  }

  private static int[] number(String spec, int from) {
    int pos = from;
    int n = from < spec.length() && Character.isDigit(spec.charAt(from)) ? 0 : -1;
    while (pos < spec.length() && Character.isDigit(spec.charAt(pos))) {
      n = n * 10 + spec.charAt(pos++) - '0';
      if (n > MAX_WIDTH) {
        throw EvalException.refusal("a width of more than " + MAX_WIDTH + " in a format");
      }
    }
    return new int[] {n, pos};
  }

  private static String text(Object value, char type, int precision, char align) {
    if ((type != 0 && type != 's') || align == '=') {
      throw EvalException.valueError(
          align == '='
              ? "'=' alignment not allowed in string format specifier"
              : "Unknown format code '"
                  + type
                  + "' for object of type '"
                  + Types.name(value)
                  + "'");
    }
    String s = Repr.str(value);
    return precision >= 0 && precision < s.length() ? s.substring(0, precision) : s;
  }

  private static String number(Object value, char type, int precision, boolean alt, boolean comma) {
    if ((type != 0 && "eEfFgG%".indexOf(type) >= 0) || value instanceof Double) {
      return real(Values.real(value), type, precision, alt, comma);
    }
    BigInteger n = Values.big(value);
    String d =
        switch (type) {
          case 0, 'd', 'n' -> n.abs().toString();
          case 'x' -> (alt ? "0x" : "") + n.abs().toString(16);
          case 'X' -> (alt ? "0X" : "") + n.abs().toString(16).toUpperCase(Locale.ROOT);
          case 'o' -> (alt ? "0o" : "") + n.abs().toString(8);
          case 'b' -> (alt ? "0b" : "") + n.abs().toString(2);
          case 'c' -> String.valueOf((char) n.intValue());
          default ->
              throw EvalException.valueError(
                  "Unknown format code '"
                      + type
                      + "' for object of type '"
                      + Types.name(value)
                      + "'");
        };
    d = comma ? grouped(d) : d;
    return n.signum() < 0 ? "-" + d : d;
  }

  private static String real(double d, char type, int precision, boolean alt, boolean comma) {
    if (type != 0 && "eEfFgG%n".indexOf(type) < 0) {
      throw EvalException.valueError(
          "Unknown format code '" + type + "' for object of type 'float'");
    }
    int p = precision < 0 ? 6 : Math.min(precision, 300);
    String s;
    if (type == '%') {
      s = FloatFormat.convert(d * 100, 'f', p, alt) + "%";
    } else if (type == 0) {
      s = precision < 0 ? FloatFormat.str(d) : FloatFormat.convert(d, 'g', p, alt);
    } else {
      s = FloatFormat.convert(d, type == 'n' ? 'g' : type, p, alt);
    }
    return comma ? grouped(s) : s;
  }

  private static String grouped(String s) {
    int start = s.startsWith("-") ? 1 : 0;
    int end = start;
    while (end < s.length() && Character.isDigit(s.charAt(end))) {
      end++;
    }
    StringBuilder out = new StringBuilder(s);
    for (int i = end - 3; i > start; i -= 3) {
      out.insert(i, ',');
    }
    return out.toString();
  }

  private static String align(String body, int width, char fill, char align) {
    int missing = width - body.length();
    if (missing <= 0) {
      return body;
    }
    String pad = String.valueOf(fill);
    switch (align) {
      case '<' -> {
        return body + pad.repeat(missing);
      }
      case '^' -> {
        return pad.repeat(missing / 2) + body + pad.repeat(missing - missing / 2);
      }
      case '=' -> {
        int head = !body.isEmpty() && "+- ".indexOf(body.charAt(0)) >= 0 ? 1 : 0;
        if (body.length() > head + 1
            && body.charAt(head) == '0'
            && "xXob".indexOf(body.charAt(head + 1)) >= 0) {
          head += 2;
        }
        return body.substring(0, head) + pad.repeat(missing) + body.substring(head);
      }
      default -> {
        return pad.repeat(missing) + body;
      }
    }
  }
}
