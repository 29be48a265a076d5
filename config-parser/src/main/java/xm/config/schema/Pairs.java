package xm.config.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The {@code key=value,...} form that vif, vfb and others share; blanks around items are cut. */
final class Pairs {

  /**
   * One item.
   *
   * @param offset of the key in the text
   * @param valueOffset of the value in the text
   */
  record Pair(String key, String value, int offset, int valueOffset) {}

  private Pairs() {}

  static List<Pair> of(String text) throws BadString {
    return of(text, Set.of());
  }

  /** The same; an item that is one of {@code words} needs no value, it gets {@code 1}. */
  static List<Pair> of(String text, Set<String> words) throws BadString {
    List<Pair> out = new ArrayList<>();
    if (text.isBlank()) {
      return out;
    }
    int start = 0;
    while (start <= text.length()) {
      int comma = text.indexOf(',', start);
      int end = comma < 0 ? text.length() : comma;
      String item = text.substring(start, end).strip();
      int at = skipBlanks(text, start, end);
      out.add(words.contains(item) ? new Pair(item, "1", at, at) : pair(text, start, end));
      start = end + 1;
    }
    return out;
  }

  private static Pair pair(String text, int start, int end) throws BadString {
    int equals = text.indexOf('=', start);
    int from = skipBlanks(text, start, end);
    if (equals < 0 || equals >= end) {
      String item = text.substring(start, end);
      throw new BadString(from, item.strip() + " should be a pair, separated by an equals sign.");
    }
    int valueFrom = skipBlanks(text, equals + 1, end);
    return new Pair(
        text.substring(from, Math.max(from, equals)).strip(),
        text.substring(valueFrom, end).strip(),
        from,
        valueFrom);
  }

  private static int skipBlanks(String text, int start, int end) {
    int i = start;
    while (i < end && Character.isWhitespace(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** The value of a key, empty when it is not there; the last one counts. */
  static String value(List<Pair> pairs, String key) {
    String value = "";
    for (Pair p : pairs) {
      if (p.key.equals(key)) {
        value = p.value;
      }
    }
    return value;
  }
}
