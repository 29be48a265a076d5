package xm.cli.args;

/** The texts of Python's getopt, which scripts and people know from xm (xm-commands §1.2). */
final class GetoptTexts {
  /** picocli's mark on the rest of a cluster of letters, e.g. {@code x (while processing ...}. */
  private static final String CLUSTER_MARK = " (while processing option:";

  private GetoptTexts() {}

  /**
   * For an unknown option.
   *
   * @param unmatched the word as picocli gives it
   */
  static String notRecognized(String unmatched) {
    int mark = unmatched.indexOf(CLUSTER_MARK);
    String word = mark < 0 ? unmatched : unmatched.substring(0, mark);
    if (word.startsWith("--")) {
      int equals = word.indexOf('=');
      return "option " + (equals < 0 ? word : word.substring(0, equals)) + " not recognized";
    }
    String letters = word.startsWith("-") ? word.substring(1) : word;
    return "option -" + letters.substring(0, Math.min(1, letters.length())) + " not recognized";
  }

  /** An option can lack its value only when it is the last word. */
  static String requiresArgument(Declaration declaration, String[] words) {
    String last = words[words.length - 1];
    return "option " + fullName(declaration, last) + " requires argument";
  }

  static String mustNotHaveArgument(Declaration declaration, String[] words) {
    for (String word : words) {
      int equals = word.indexOf('=');
      if (word.startsWith("--") && equals > 0) {
        String name = fullName(declaration, word.substring(0, equals));
        for (OptionDeclaration option : declaration.options()) {
          if (name.equals("--" + option.name()) && !option.takesValue()) {
            return "option " + name + " must not have an argument";
          }
        }
      }
    }
    return "an option that takes no argument was given one";
  }

  static String ambiguous(Declaration declaration, String[] words, String fallback) {
    for (String word : words) {
      int equals = word.indexOf('=');
      String name = equals < 0 ? word : word.substring(0, equals);
      if (name.startsWith("--") && matches(declaration, name) > 1) {
        return "option " + name + " not a unique prefix";
      }
    }
    return fallback;
  }

  /** The whole long name for an abbreviation; {@code -x} for the last letter of a cluster. */
  private static String fullName(Declaration declaration, String word) {
    if (!word.startsWith("--")) {
      return "-" + word.substring(word.length() - 1);
    }
    if (matches(declaration, word) == 1) {
      for (OptionDeclaration option : declaration.options()) {
        if (("--" + option.name()).startsWith(word)) {
          return "--" + option.name();
        }
      }
    }
    return word;
  }

  private static int matches(Declaration declaration, String prefix) {
    int count = 0;
    for (OptionDeclaration option : declaration.options()) {
      String name = "--" + option.name();
      if (name.equals(prefix)) {
        return 1;
      }
      if (name.startsWith(prefix)) {
        count++;
      }
    }
    return count;
  }
}
