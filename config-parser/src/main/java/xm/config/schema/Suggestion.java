package xm.config.schema;

/** Finds what a misspelt word was meant to be. */
final class Suggestion {
  private Suggestion() {}

  /** {@code "; did you mean 'x'?"}, or nothing when no candidate is near. */
  static String hint(String word, Iterable<String> candidates) {
    String best = nearest(word, candidates, word.length() > 5 ? 2 : 1);
    return best == null ? "" : "; did you mean '" + best + "'?";
  }

  /** The candidate with the fewest typing errors, at most {@code limit}; null for none. */
  static String nearest(String word, Iterable<String> candidates, int limit) {
    String best = null;
    int bestDistance = limit + 1;
    long letters = letters(word);
    for (String c : candidates) {
      // each letter that only one of them has costs a change; one change can mend two
      int strange = Long.bitCount(letters ^ letters(c));
      if (Math.abs(c.length() - word.length()) <= bestDistance && strange <= 2 * bestDistance) {
        int d = distance(word, c);
        boolean start = best != null && c.charAt(0) == word.charAt(0);
        if (d < bestDistance || (d == bestDistance && start && best.charAt(0) != word.charAt(0))) {
          best = c;
          bestDistance = d;
        }
      }
    }
    return best;
  }

  /** Which characters a word has, in 64 classes. */
  private static long letters(String word) {
    long set = 0;
    for (int i = 0; i < word.length(); i++) {
      set |= 1L << word.charAt(i);
    }
    return set;
  }

  /** Insertions, deletions, replacements and swaps of neighbours. */
  static int distance(String a, String b) {
    int[] before = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + same);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      before = last;
      last = row;
    }
    return last[b.length()];
  }
}
