package xm.config.eval;

/** Questions about and changes of the case of ASCII letters. */
final class Letters {
  private Letters() {}

  private static boolean lower(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean upper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private static char toLower(char c) {
    return upper(c) ? (char) (c + 32) : c;
  }

  private static char toUpper(char c) {
    return lower(c) ? (char) (c - 32) : c;
  }

  static String changed(String s, String how) {
    StringBuilder out = new StringBuilder(s.length());
    boolean inWord = false;
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      out.append(
          switch (how) {
            case "lower" -> toLower(c);
            case "upper" -> toUpper(c);
            case "swapcase" -> lower(c) ? toUpper(c) : toLower(c);
            case "capitalize" -> i == 0 ? toUpper(c) : toLower(c);
            default -> inWord ? toLower(c) : toUpper(c);
          });
      inWord = lower(c) || upper(c);
    }
    return out.toString();
  }

  static boolean is(String s, String what) {
    if (what.equals("istitle")) {
      return isTitle(s);
    }
    boolean cased = false;
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      boolean fits =
          switch (what) {
            case "isalnum" -> lower(c) || upper(c) || digit(c);
            case "isalpha" -> lower(c) || upper(c);
            case "isdigit" -> digit(c);
            case "isspace" -> StringMethods.isBlank(c);
            case "islower" -> !upper(c);
            default -> !lower(c);
          };
      if (!fits) {
        return false;
      }
      cased |= lower(c) || upper(c);
    }
    return (what.equals("islower") || what.equals("isupper")) ? cased : !s.isEmpty();
  }

  private static boolean isTitle(String s) {
    boolean cased = false;
    boolean inWord = false;
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if ((upper(c) && inWord) || (lower(c) && !inWord)) {
        return false;
      }
      inWord = upper(c) || lower(c);
      cased |= inWord;
    }
    return cased;
  }
}
