package xm.config.eval;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import xm.config.syntax.UnicodeText;

/** The {@code %} operator of strings. */
final class PercentFormat {
  private static final int MAX_WIDTH = 1 << 16;

  private final Meter meter;
  private final String format;
  private final Object values;
  private final List<Object> tuple;
  private final StringBuilder out = new StringBuilder();
  private int next;
  private boolean unicode;
  private int pos;

  private PercentFormat(Meter meter, String format, Object values, boolean unicode) {
    this.meter = meter;
    this.format = format;
    this.values = values;
    this.tuple = values instanceof PyTuple t ? t.items : null;
    this.unicode = unicode;
  }

  static Object format(Meter meter, Object format, Object values) {
    String text = Values.textOrNull(format);
    PercentFormat f = new PercentFormat(meter, text, values, format instanceof UnicodeText);
    String result = f.run();
    return f.unicode ? new UnicodeText(result) : result;
  }

  private String run() {
    while (pos < format.length()) {
      int percent = format.indexOf('%', pos);
      if (percent < 0) {
        percent = format.length();
      }
      out.append(format, pos, percent);
      pos = percent + 1;
      if (percent < format.length()) {
        conversion();
      }
      if (out.length() > meter.limits().stringLength()) {
        break;
      }
    }
    meter.string(out.length());
    // CPython takes a list for a mapping here, so that it may stay unused
    boolean mapping = values instanceof PyDict || values instanceof PyList;
    if (tuple != null ? next < tuple.size() : next == 0 && !mapping) {
      throw EvalException.typeError("not all arguments converted during string formatting");
    }
    return out.toString();
  }

  private char peek() {
    if (pos >= format.length()) {
      throw EvalException.valueError("incomplete format");
    }
    return format.charAt(pos);
  }

  private Object argument() {
    if (tuple == null ? next > 0 : next >= tuple.size()) {
      throw EvalException.typeError("not enough arguments for format string");
    }
    next++;
    return tuple == null ? values : tuple.get(next - 1);
  }

  private void conversion() {
    Object value = null;
    if (peek() == '(') {
      value = byName();
    }
    boolean left = false;
    boolean zero = false;
    boolean alternate = false;
    String sign = "";
    while ("-+ #0".indexOf(peek()) >= 0) {
      char flag = format.charAt(pos++);
      left |= flag == '-';
      zero |= flag == '0';
      alternate |= flag == '#';
      sign = flag == '+' ? "+" : flag == ' ' && sign.isEmpty() ? " " : sign;
    }
    int width = number(0);
    if (width < 0) {
      left = true;
      width = -width;
    }
    int precision = -1;
    if (peek() == '.') {
      pos++;
      precision = Math.max(0, number(0));
    }
    while ("hlL".indexOf(peek()) >= 0) {
      pos++;
    }
    char type = peek();
    pos++;
    if (type == '%') {
      out.append('%');
      return;
    }
    String body = convert(type, value == null ? argument() : value, precision, alternate);
    pad(body, width, left, zero, sign, type);
  }

  private Object byName() {
    int close = pos + 1;
    int depth = 1;
    while (close < format.length() && depth > 0) {
      char c = format.charAt(close++);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
    if (depth > 0) {
      throw EvalException.valueError("incomplete format key");
    }
    String key = format.substring(pos + 1, close - 1);
    if (!(values instanceof PyDict dict)) {
      throw EvalException.typeError("format requires a mapping");
    }
    pos = close;
    return Indexing.get(meter, dict, key);
  }

  private int number(int otherwise) {
    if (peek() == '*') {
      pos++;
      Object n = argument();
      if (!Values.isInteger(n)) {
        throw EvalException.typeError("* wants int");
      }
      return limited(Values.clippedInt(n));
    }
    int n = otherwise;
    while (Character.isDigit(peek())) {
      n = limited(n * 10 + format.charAt(pos++) - '0');
    }
    return n;
  }

  private static int limited(int n) {
    if (Math.abs((long) n) > MAX_WIDTH) {
      throw EvalException.refusal("a width of more than " + MAX_WIDTH + " in a format");
    }
    return n;
  }

  private String convert(char type, Object value, int precision, boolean alternate) {
    switch (type) {
      case 's', 'r' -> {
        unicode |= type == 's' && value instanceof UnicodeText;
        String s = type == 's' ? Repr.str(value) : Repr.repr(value);
        return precision >= 0 && precision < s.length() ? s.substring(0, precision) : s;
      }
      case 'c' -> {
        return character(value);
      }
      case 'd', 'i', 'u' -> {
        return digits(integer(type, value).toString(), precision);
      }
      case 'x', 'X', 'o' -> {
        return based(integer(type, value), type, precision, alternate);
      }
      case 'e', 'E', 'f', 'F', 'g', 'G' -> {
        if (!Values.isNumber(value)) {
          throw EvalException.typeError("float argument required, not " + Types.name(value));
        }
        return FloatFormat.convert(
            Values.real(value), type, precision < 0 ? 6 : Math.min(precision, 300), alternate);
      }
      default ->
          throw EvalException.valueError(
              "unsupported format character '"
                  + type
                  + "' (0x"
                  + Integer.toHexString(type)
                  + ") at index "
                  + (pos - 1));
    }
  }

  private String character(Object value) {
    String text = Values.textOrNull(value);
    if (text != null && text.length() == 1) {
      return text;
    }
    if (!Values.isInteger(value)) {
      throw EvalException.typeError("%c requires int or char");
    }
    int c = Values.clippedInt(value);
    if (c < 0 || c > 255) {
      throw EvalException.raise(
          ExceptionType.OVERFLOW, "unsigned byte integer is greater than maximum");
    }
    return String.valueOf((char) c);
  }

  private static BigInteger integer(char type, Object value) {
    if (value instanceof Double d) {
      if (Double.isNaN(d) || Double.isInfinite(d)) {
        throw EvalException.valueError(
            "cannot convert float " + FloatFormat.str(d) + " to integer");
      }
      return new BigDecimal(d).toBigInteger();
    }
    if (!Values.isInteger(value)) {
      throw EvalException.typeError(
          "%" + type + " format: a number is required, not " + Types.name(value));
    }
    return Values.big(value);
  }

  private static String digits(String s, int precision) {
    boolean negative = s.startsWith("-");
    String d = negative ? s.substring(1) : s;
    if (d.length() < precision) {
      d = "0".repeat(precision - d.length()) + d;
    }
    return negative ? "-" + d : d;
  }

  private static String based(BigInteger n, char type, int precision, boolean alternate) {
    String d = digits(n.abs().toString(type == 'o' ? 8 : 16), precision);
    if (alternate) {
      d = type == 'o' ? (d.startsWith("0") ? d : "0" + d) : "0x" + d;
    }
    d = type == 'X' ? d.toUpperCase(Locale.ROOT) : d;
    return n.signum() < 0 ? "-" + d : d;
  }

  private void pad(String body, int width, boolean left, boolean zero, String sign, char type) {
    boolean number = "diuxXoeEfFgG".indexOf(type) >= 0;
    String text = number && !body.startsWith("-") ? sign + body : body;
    int fill = width - text.length();
    if (fill <= 0) {
      out.append(text);
    } else if (left) {
      out.append(text).append(" ".repeat(fill));
    } else if (zero && number) {
      int head = text.startsWith("-") || text.startsWith("+") || text.startsWith(" ") ? 1 : 0;
      head += text.startsWith("0x", head) || text.startsWith("0X", head) ? 2 : 0;
      out.append(text, 0, head).append("0".repeat(fill)).append(text, head, text.length());
    } else {
      out.append(" ".repeat(fill)).append(text);
    }
  }
}
