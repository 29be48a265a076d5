package xm.cli.command.domain;

import java.util.ArrayList;
import java.util.List;
import xm.cli.args.Arguments;

/** The operands of create: {@code name=value} words, and bare words which name the file. */
public final class ConfigChoice {

  private ConfigChoice() {}

  /** The file: {@code -f} and bare words mean the same, the last one wins. */
  public static String file(Arguments arguments, String fallback) {
    String bare = "";
    for (String operand : arguments.operands()) {
      if (operand.indexOf('=') < 0) {
        bare = operand;
      }
    }
    String option = arguments.value("defconfig", "");
    if (bare.isEmpty() || option.isEmpty()) {
      return bare.isEmpty() ? (option.isEmpty() ? fallback : option) : bare;
    }
    return optionIsLast(arguments.words(), bare) ? option : bare;
  }

  public static List<String> assignments(Arguments arguments) {
    List<String> assignments = new ArrayList<>();
    for (String operand : arguments.operands()) {
      if (operand.indexOf('=') >= 0) {
        assignments.add(operand);
      }
    }
    return assignments;
  }

  private static boolean optionIsLast(List<String> words, String bare) {
    for (int i = words.size() - 1; i >= 0; i--) {
      String word = words.get(i);
      if (hasValueAttached(word) || (i > 0 && wantsValue(words.get(i - 1)))) {
        return true;
      }
      if (word.equals(bare)) {
        return false;
      }
    }
    return false;
  }

  /** {@code --def} but not {@code --dry}. */
  private static boolean isLong(String word) {
    return word.startsWith("--de");
  }

  private static boolean wantsValue(String word) {
    return isLong(word) ? word.indexOf('=') < 0 : isCluster(word) && word.endsWith("f");
  }

  private static boolean hasValueAttached(String word) {
    int letter = word.indexOf('f');
    return isLong(word)
        ? word.indexOf('=') >= 0
        : isCluster(word) && letter > 0 && letter < word.length() - 1;
  }

  private static boolean isCluster(String word) {
    return word.length() > 1 && word.charAt(0) == '-' && word.charAt(1) != '-';
  }
}
