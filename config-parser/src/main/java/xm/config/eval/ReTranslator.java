package xm.config.eval;

import java.util.LinkedHashMap;
import java.util.Map;

/** A Python regular expression as a Java one. */
final class ReTranslator {
  private static final int MAX_LENGTH = 10_000;

  private final String in;
  private final StringBuilder out = new StringBuilder();
  final Map<String, Integer> names = new LinkedHashMap<>();
  private int groups;
  private int pos;

  ReTranslator(String pattern) {
    if (pattern.length() > MAX_LENGTH) {
      throw EvalException.refusal("this regular expression is too long");
    }
    this.in = pattern;
  }

  String translate() {
    while (pos < in.length()) {
      char c = in.charAt(pos);
      switch (c) {
        case '\\' -> escape(false);
        case '[' -> characterClass();
        case '(' -> group();
        case '{' -> brace();
        case '$' -> {
          out.append("(?:$)");
          pos++;
        }
        case '*', '+', '?' -> quantifier(c);
        default -> {
          out.append(c);
          pos++;
        }
      }
    }
    return out.toString();
  }

  /** Java would read {@code a*+} as possessive; Python 2 calls it an error. */
  private void quantifier(char c) {
    out.append(c);
    pos++;
    if (pos < in.length() && (in.charAt(pos) == '+' || in.charAt(pos) == '*')) {
      throw error("multiple repeat");
    }
    if (pos < in.length() && in.charAt(pos) == '?') {
      out.append('?');
      pos++;
    }
  }

  static EvalException error(String message) {
    return EvalException.raise(ReModule.ERROR, message);
  }

  private void escape(boolean inClass) {
    if (pos + 1 >= in.length()) {
      throw error("bogus escape (end of line)");
    }
    char c = in.charAt(pos + 1);
    pos += 2;
    if (c == 'Z' && !inClass) {
      out.append("\\z");
    } else if (c >= '0' && c <= '9') {
      number(c, inClass);
    } else if ("AbBdDsSwWnrtfvax\\".indexOf(c) >= 0) {
      out.append(c == 'v' ? "\\x0b" : c == 'b' && inClass ? "\\x08" : "\\" + c);
    } else if (Character.isLetter(c)) {
      out.append(c); // Python takes an unknown escaped letter as itself
    } else {
      out.append('\\').append(c);
    }
  }

  private void number(char first, boolean inClass) {
    int end = pos;
    while (end < in.length() && end < pos + 2 && Character.isDigit(in.charAt(end))) {
      end++;
    }
    String digits = first + in.substring(pos, end);
    boolean octal = first == '0' || inClass || digits.length() == 3;
    if (!octal) {
      digits = digits.substring(0, Math.min(2, digits.length()));
      pos += digits.length() - 1;
      out.append("(?:\\").append(digits).append(')');
      return;
    }
    int value = 0;
    int used = 0;
    while (used < digits.length() && digits.charAt(used) < '8') {
      value = value * 8 + digits.charAt(used++) - '0';
    }
    pos += Math.max(0, used - 1);
    out.append("\\x").append(Character.forDigit(value >> 4 & 15, 16));
    out.append(Character.forDigit(value & 15, 16));
  }

  private void characterClass() {
    out.append('[');
    pos++;
    if (pos < in.length() && in.charAt(pos) == '^') {
      out.append('^');
      pos++;
    }
    boolean first = true;
    while (pos < in.length() && (first || in.charAt(pos) != ']')) {
      char c = in.charAt(pos);
      first = false;
      if (c == '\\') {
        escape(true);
      } else {
        if (c == '[' || c == ']' || c == '&') {
          out.append('\\'); // these mean more to Java
        }
        out.append(c);
        pos++;
      }
    }
    if (pos >= in.length()) {
      throw error("unexpected end of regular expression");
    }
    out.append(']');
    pos++;
  }

  private void group() {
    if (!in.startsWith("(?", pos)) {
      groups++;
      out.append('(');
      pos++;
      return;
    }
    if (in.startsWith("(?P<", pos)) {
      int end = in.indexOf('>', pos);
      if (end < 0) {
        throw error("unterminated name");
      }
      names.put(in.substring(pos + 4, end), ++groups);
      out.append('(');
      pos = end + 1;
    } else if (in.startsWith("(?P=", pos)) {
      int end = in.indexOf(')', pos);
      Integer number = end < 0 ? null : names.get(in.substring(pos + 4, end));
      if (number == null) {
        throw error("unknown group name");
      }
      out.append("(?:\\").append(number).append(')');
      pos = end + 1;
    } else if (in.startsWith("(?#", pos)) {
      int end = in.indexOf(')', pos);
      pos = end < 0 ? in.length() : end + 1;
    } else if (in.startsWith("(?(", pos)) {
      throw EvalException.refusal("conditional groups in a regular expression are not supported");
    } else {
      flags();
    }
  }

  /** {@code (?:}, lookaround, or letters of which L and u mean nothing here. */
  private void flags() {
    out.append("(?");
    pos += 2;
    int start = pos;
    while (pos < in.length() && "iLmsux".indexOf(in.charAt(pos)) >= 0) {
      if ("Lu".indexOf(in.charAt(pos)) < 0) {
        out.append(in.charAt(pos));
      }
      pos++;
    }
    if (pos < in.length() && pos == start && ":=!<".indexOf(in.charAt(pos)) < 0) {
      throw error("unexpected end of pattern");
    }
    if (pos < in.length() && in.charAt(pos) == ')') {
      String flags = out.substring(out.lastIndexOf("(?") + 2);
      out.setLength(out.lastIndexOf("(?"));
      if (!flags.isEmpty()) {
        out.insert(0, "(?" + flags + ")"); // flags apply to the whole pattern
      }
      pos++;
    }
  }

  /** A brace that is no repetition is itself. */
  private void brace() {
    int end = pos + 1;
    while (end < in.length() && (Character.isDigit(in.charAt(end)) || in.charAt(end) == ',')) {
      end++;
    }
    String body = end < in.length() && in.charAt(end) == '}' ? in.substring(pos + 1, end) : "";
    int comma = body.indexOf(',');
    boolean repetition = !body.isEmpty() && comma == body.lastIndexOf(',');
    if (!repetition) {
      out.append("\\{");
      pos++;
      return;
    }
    out.append('{').append(comma == 0 ? "0" : "").append(body).append('}');
    pos = end + 1;
  }
}
