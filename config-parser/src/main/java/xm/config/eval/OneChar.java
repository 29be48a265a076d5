package xm.config.eval;

/** Strings of one character, made once: a file may well walk over a million of them. */
final class OneChar {
  private static final String[] BYTES = new String[256];

  static {
    for (int i = 0; i < BYTES.length; i++) {
      BYTES[i] = String.valueOf((char) i);
    }
  }

  private OneChar() {}

  static String of(char c) {
    return c < BYTES.length ? BYTES[c] : String.valueOf(c);
  }
}
