package xm.config.syntax;

/** Guesses about what an author meant; used only after an error, to find the next one. */
final class Recovery {
  private Recovery() {}

  /** True for a line that starts, without blanks, with {@code name =}. */
  static boolean startsAssignment(String s, int lineStart) {
    int i = lineStart;
    if (i >= s.length() || !Chars.isNameStart(s.charAt(i))) {
      return false;
    }
    while (i < s.length() && Chars.isNamePart(s.charAt(i))) {
      i++;
    }
    while (i < s.length() && (s.charAt(i) == ' ' || s.charAt(i) == '\t')) {
      i++;
    }
    return i < s.length() && s.charAt(i) == '=' && (i + 1 >= s.length() || s.charAt(i + 1) != '=');
  }

  /** A sentence about a character that no token starts with. */
  static String strange(char c) {
    return switch (c) {
      case '\\' ->
          "a backslash continues a line only as its last character; remove what follows it";
      case '!' -> "'!' alone means nothing here; 'not' negates, '!=' compares";
      case '?', '$' -> "'" + c + "' means nothing here; text needs quotes";
      default ->
          c > 0x7e || c < 0x20
              ? "a character with code " + (int) c + " cannot stand here; text needs quotes"
              : "'" + c + "' cannot stand here";
    };
  }
}
