package xm.config.eval;

/** Substring search that stays linear on text made to be slow. */
final class Search {
  /** Below this product of lengths the plain search is fast enough at its worst. */
  private static final long SMALL = 1 << 16;

  private Search() {}

  /** As String.indexOf. */
  static int indexOf(String text, String pattern, int from) {
    int start = Math.max(0, from);
    if (pattern.length() < 2
        || (long) pattern.length() * Math.max(0, text.length() - start) < SMALL) {
      return text.indexOf(pattern, start);
    }
    int[] back = table(pattern);
    int matched = 0;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      while (matched > 0 && pattern.charAt(matched) != c) {
        matched = back[matched - 1];
      }
      if (pattern.charAt(matched) == c) {
        matched++;
      }
      if (matched == pattern.length()) {
        return i - matched + 1;
      }
    }
    return -1;
  }

  /** As String.lastIndexOf, for matches that start at or before {@code from}. */
  static int lastIndexOf(String text, String pattern, int from) {
    if (pattern.length() < 2 || (long) pattern.length() * text.length() < SMALL) {
      return text.lastIndexOf(pattern, from);
    }
    String reversedText = new StringBuilder(text).reverse().toString();
    String reversedPattern = new StringBuilder(pattern).reverse().toString();
    int start = Math.max(0, text.length() - pattern.length() - from);
    int at = indexOf(reversedText, reversedPattern, start);
    return at < 0 ? -1 : text.length() - pattern.length() - at;
  }

  /** Knuth, Morris and Pratt: length of the longest proper border of each prefix. */
  private static int[] table(String pattern) {
    int[] back = new int[pattern.length()];
    int matched = 0;
    for (int i = 1; i < back.length; i++) {
      while (matched > 0 && pattern.charAt(matched) != pattern.charAt(i)) {
        matched = back[matched - 1];
      }
      if (pattern.charAt(matched) == pattern.charAt(i)) {
        matched++;
      }
      back[i] = matched;
    }
    return back;
  }
}
