package xm.config.syntax;

import java.nio.charset.StandardCharsets;
import xm.config.syntax.StringDecoder.BadEscape;

/** Finds the end of a string literal and its value. */
final class StringLexer {
  private StringLexer() {}

  /**
   * A literal.
   *
   * @param value String or UnicodeText; null when it was reported as wrong
   * @param end offset after it
   */
  record Result(Object value, int end) {}

  /** True when the characters are a prefix such as r, u or br. */
  static boolean isPrefix(String s, int start, int end) {
    int length = end - start;
    if (length > 2) {
      return false;
    }
    char first = Character.toLowerCase(s.charAt(start));
    char last = Character.toLowerCase(s.charAt(end - 1));
    return length == 1
        ? first == 'r' || first == 'u' || first == 'b'
        : last == 'r' && (first == 'u' || first == 'b');
  }

  static Result read(String s, int start, int quoteAt, boolean utf8, Problems problems) {
    boolean raw = false;
    boolean unicode = false;
    for (int i = start; i < quoteAt; i++) {
      char p = Character.toLowerCase(s.charAt(i));
      raw |= p == 'r';
      unicode |= p == 'u';
    }
    char quote = s.charAt(quoteAt);
    boolean triple = s.startsWith(String.valueOf(quote).repeat(3), quoteAt);
    int body = quoteAt + (triple ? 3 : 1);
    int end = end(s, body, quote, triple);
    if (end < 0) {
      problems.error(
          start,
          triple
              ? "this string is never closed: it needs three quotes at its end too"
              : "this string is not closed on its line: it needs a " + quote + " at its end");
      int resume = s.indexOf('\n', body);
      return new Result(null, resume < 0 ? s.length() : resume);
    }
    int after = end + (triple ? 3 : 1);
    try {
      if (!unicode) {
        return new Result(StringDecoder.decode(s, body, end, raw, false), after);
      }
      if (!utf8) {
        return new Result(new UnicodeText(StringDecoder.decode(s, body, end, raw, true)), after);
      }
      String decoded =
          new String(
              s.substring(body, end).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
      return new Result(
          new UnicodeText(StringDecoder.decode(decoded, 0, decoded.length(), raw, true)), after);
    } catch (BadEscape e) {
      problems.error(Math.max(start, e.offset), e.getMessage());
      return new Result(null, after);
    }
  }

  /** Offset of the closing quote, -1 when there is none. */
  private static int end(String s, int body, char quote, boolean triple) {
    for (int i = body; i < s.length(); i++) {
      char c = s.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '\n' && !triple) {
        return -1;
      } else if (c == quote
          && (!triple
              || (i + 2 < s.length() && s.charAt(i + 1) == quote && s.charAt(i + 2) == quote))) {
        return i;
      }
    }
    return -1;
  }
}
