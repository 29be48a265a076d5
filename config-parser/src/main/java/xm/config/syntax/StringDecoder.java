package xm.config.syntax;

/** The value of the characters between the quotes of a string literal. */
final class StringDecoder {
  private StringDecoder() {}

  /** A literal whose escape makes no sense; carries the offset of the backslash. */
  static final class BadEscape extends Exception {
    private static final long serialVersionUID = 1L;
    final int offset;

    BadEscape(int offset, String message) {
      super(message, null, false, false);
      this.offset = offset;
    }
  }

  /**
   * Decodes a {@code str} or {@code unicode} body.
   *
   * @param s the source text
   * @param start offset of the first character of the body
   * @param end offset after its last
   */
  static String decode(String s, int start, int end, boolean raw, boolean unicode)
      throws BadEscape {
    String body = s.substring(start, end);
    if (body.indexOf('\\') < 0 || (raw && !unicode)) {
      return body;
    }
    StringBuilder out = new StringBuilder(body.length());
    int i = start;
    while (i < end) {
      char c = s.charAt(i);
      if (c != '\\' || i + 1 >= end) {
        out.append(c);
        i++;
      } else if (unicode && "uU".indexOf(s.charAt(i + 1)) >= 0) {
        int digits = s.charAt(i + 1) == 'u' ? 4 : 8;
        int point = hex(s, i + 2, Math.min(end, i + 2 + digits), digits, i);
        if (point > Character.MAX_CODE_POINT || point < 0) {
          throw new BadEscape(i, "this is no character of Unicode");
        }
        out.appendCodePoint(point);
        i += 2 + digits;
      } else if (raw) {
        out.append(c);
        i++;
      } else {
        i = escape(s, i, end, unicode, out);
      }
    }
    return out.toString();
  }

  /** Handles the escape whose backslash is at {@code at}; gives the offset after it. */
  private static int escape(String s, int at, int end, boolean unicode, StringBuilder out)
      throws BadEscape {
    char c = s.charAt(at + 1);
    switch (c) {
      case '\n' -> {
        // a continued line adds nothing
      }
      case '\\', '\'', '"' -> out.append(c);
      case 'a' -> out.append('\u0007');
      case 'b' -> out.append('\b');
      case 'f' -> out.append('\f');
      case 'n' -> out.append('\n');
      case 'r' -> out.append('\r');
      case 't' -> out.append('\t');
      case 'v' -> out.append('\u000b');
      case 'x' -> {
        out.append((char) hex(s, at + 2, Math.min(end, at + 4), 2, at));
        return at + 4;
      }
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        int i = at + 1;
        int value = 0;
        while (i < end && i < at + 4 && s.charAt(i) >= '0' && s.charAt(i) <= '7') {
          value = value * 8 + s.charAt(i++) - '0';
        }
        out.append((char) (unicode ? value : value & 0xff));
        return i;
      }
      case 'N' -> {
        if (unicode) {
          throw new BadEscape(at, "\\N{...} is not supported; write \\uXXXX");
        }
        out.append('\\').append(c);
      }
      default -> out.append('\\').append(c);
        // Python keeps the backslash of an escape it does not know
    }
    return at + 2;
  }

  private static int hex(String s, int from, int to, int digits, int backslash) throws BadEscape {
    if (to - from < digits) {
      throw new BadEscape(backslash, "this escape needs " + digits + " hexadecimal digits");
    }
    int value = 0;
    for (int i = from; i < to; i++) {
      int d = Character.digit(s.charAt(i), 16);
      if (d < 0 || s.charAt(i) > 127) {
        throw new BadEscape(backslash, "this escape needs " + digits + " hexadecimal digits");
      }
      value = value << 4 | d;
    }
    return value;
  }
}
