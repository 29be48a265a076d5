package xm.config.eval;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import xm.config.syntax.UnicodeText;

/** Where str and unicode meet. */
final class Text {
  private Text() {}

  static boolean isAscii(String s) {
    for (int i = 0; i < s.length(); i++) {
      if (s.charAt(i) > 127) {
        return false;
      }
    }
    return true;
  }

  /** A str where unicode is wanted: ASCII only. */
  static String promote(Object o) {
    if (o instanceof UnicodeText u) {
      return u.text();
    }
    String s = (String) o;
    for (int i = 0; i < s.length(); i++) {
      if (s.charAt(i) > 127) {
        throw EvalException.raise(
            ExceptionType.UNICODE_DECODE,
            "'ascii' codec can't decode byte 0x"
                + Integer.toHexString(s.charAt(i))
                + " in position "
                + i
                + ": ordinal not in range(128)");
      }
    }
    return s;
  }

  /** {@code str(unicode)}: ASCII only. */
  static String demote(String s) {
    for (int i = 0; i < s.length(); i++) {
      if (s.charAt(i) > 127) {
        throw notAscii(s, i);
      }
    }
    return s;
  }

  /** Python names one character, or the run of them. */
  private static EvalException notAscii(String s, int from) {
    int to = from;
    while (to + 1 < s.length() && s.charAt(to + 1) > 127) {
      to++;
    }
    String shown = Repr.repr(new UnicodeText(s.substring(from, from + 1)));
    return EvalException.raise(
        ExceptionType.UNICODE_ENCODE,
        "'ascii' codec can't encode character"
            + (to > from
                ? "s in position " + from + "-" + to
                : " " + shown + " in position " + from)
            + ": ordinal not in range(128)");
  }

  private static Charset charset(String encoding) {
    return switch (encoding.toLowerCase(Locale.ROOT).replace('_', '-')) {
      case "ascii", "us-ascii" -> StandardCharsets.US_ASCII;
      case "utf-8", "utf8" -> StandardCharsets.UTF_8;
      case "latin-1", "latin1", "iso-8859-1" -> StandardCharsets.ISO_8859_1;
      default ->
          throw EvalException.refusal(
              "the encoding '" + encoding + "' is not supported; use utf-8, latin-1 or ascii");
    };
  }

  /** unicode to str. */
  static String encode(String text, String encoding) {
    if (encoding.equals("hex")) {
      return hex(demote(text));
    }
    Charset charset = charset(encoding);
    if (!charset.newEncoder().canEncode(text)) {
      throw EvalException.raise(
          ExceptionType.UNICODE_ENCODE, "'" + encoding + "' codec can't encode this text");
    }
    return new String(text.getBytes(charset), StandardCharsets.ISO_8859_1);
  }

  private static String hex(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
    }
    return out.toString();
  }

  /** str to unicode. */
  static String decode(String bytes, String encoding) {
    try {
      return charset(encoding)
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)))
          .toString();
    } catch (CharacterCodingException e) {
      throw EvalException.raise(
          ExceptionType.UNICODE_DECODE, "'" + encoding + "' codec can't decode this string");
    }
  }
}
