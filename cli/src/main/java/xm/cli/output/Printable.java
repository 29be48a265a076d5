package xm.cli.output;

/**
 * The one way for text that a guest or another program wrote to reach a terminal. What could move
 * the cursor, hide or reorder text is shown as its number instead: {@code \x1b}, {@code \u202e}.
 */
public final class Printable {
  private static final String HEX = "0123456789abcdef";

  private Printable() {}

  /** The text itself when all of it is harmless. */
  public static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        return escaped(text, false);
      }
    }
    return text;
  }

  /** As {@link #of}, but newlines and tabs pass: for texts of several lines. */
  public static String lines(String text) {
    return escaped(text, true);
  }

  private static String escaped(String text, boolean layout) {
    StringBuilder b = new StringBuilder(text.length() + 16);
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if ((layout && (c == '\n' || c == '\t')) || harmless(c)) {
        b.appendCodePoint(c);
      } else if (c < 0x100) {
        b.append("\\x").append(digit(c >> 4)).append(digit(c));
      } else if (c < 0x10000) {
        b.append("\\u");
        b.append(digit(c >> 12)).append(digit(c >> 8)).append(digit(c >> 4)).append(digit(c));
      } else {
        b.append("\\U").append(Integer.toHexString(c));
      }
    }
    return b.toString();
  }

  private static boolean harmless(int c) {
    if (c >= ' ' && c <= '~') {
      return true;
    }
    return switch (Character.getType(c)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.CONNECTOR_PUNCTUATION,
          Character.OTHER_PUNCTUATION,
          Character.MATH_SYMBOL,
          Character.CURRENCY_SYMBOL,
          Character.MODIFIER_SYMBOL,
          Character.OTHER_SYMBOL ->
          // The fillers among the letters look like nothing at all.
          c != 0x115F && c != 0x1160 && c != 0x3164 && c != 0xFFA0;
      // Controls, formats (bidirectional, zero-width), separators, marks, unassigned, surrogates.
      default -> false;
    };
  }

  private static char digit(int nibble) {
    return HEX.charAt(nibble & 0xf);
  }
}
