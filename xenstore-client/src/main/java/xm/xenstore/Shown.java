package xm.xenstore;

/** Text from the store in a message: short, and without anything that a terminal would obey. */
final class Shown {

  private static final int MAX_CHARS = 200;

  private Shown() {}

  static String text(String raw) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < raw.length(); i++) {
      if (i == MAX_CHARS) {
        return shown.append("...").toString();
      }
      char c = raw.charAt(i);
      // Guests write values: control characters, and all that is not ASCII, stay out.
      shown.append(c >= ' ' && c < 0x7f ? c : '?');
    }
    return shown.toString();
  }
}
