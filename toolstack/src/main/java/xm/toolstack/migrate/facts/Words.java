package xm.toolstack.migrate.facts;

import java.util.ArrayList;
import java.util.List;

/** Feature words as text, {@code 178bfbff:f6d8220b}, the way {@code xl info} shows hw_caps. */
final class Words {
  private static final int HEX = 16;

  private Words() {}

  static String text(List<Integer> words) {
    StringBuilder text = new StringBuilder();
    for (int word : words) {
      text.append(text.length() == 0 ? "" : ":").append(Integer.toHexString(word));
    }
    return text.toString();
  }

  /** Empty for what is no such text. */
  static List<Integer> parse(String text) {
    List<Integer> words = new ArrayList<>();
    if (text.isEmpty()) {
      return words;
    }
    for (String word : text.split(":", -1)) {
      try {
        words.add(Integer.parseUnsignedInt(word, HEX));
      } catch (NumberFormatException e) {
        return List.of();
      }
    }
    return words;
  }
}
