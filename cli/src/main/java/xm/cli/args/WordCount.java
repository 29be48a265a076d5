package xm.cli.args;

import java.util.List;

/**
 * The check that xm made before it looked at any word (xm-commands §1.3): options count, a lone
 * {@code --} does not, and one argument is still "arguments".
 */
final class WordCount {

  private WordCount() {}

  static void check(Declaration declaration, List<String> words) {
    int min = declaration.minWords();
    int max = declaration.maxWords();
    if (min == 0 && max == Integer.MAX_VALUE) {
      return;
    }
    for (String word : words) {
      if (declaration.batch() != null && BatchForm.opensWith(word)) {
        return; // any number of domains
      }
    }
    int count = count(declaration, words);
    if (count >= min && count <= max) {
      return;
    }
    String command = "'xm " + declaration.name() + "' requires ";
    String text =
        min == max
            ? command + min + " arguments.\n"
            : command + "between " + min + " and " + max + " arguments.\n";
    throw new UsageException(text);
  }

  /** The same for commands of ours, whose options do not count. */
  static void checkOperands(Declaration declaration, List<String> operands) {
    int most = declaration.mostOperands();
    if (operands.size() > most) {
      throw new UsageException(
          "'xm "
              + declaration.name()
              + "' takes "
              + (most == 0 ? "no operands" : most + " operand at most")
              + ", not '"
              + String.join("' '", operands)
              + "'.");
    }
  }

  /** Words, without those that xm had no notion of. */
  private static int count(Declaration declaration, List<String> words) {
    int count = 0;
    boolean valueFollows = false;
    for (String word : words) {
      boolean counts = !valueFollows && !"--".equals(word);
      valueFollows = false;
      OptionDeclaration extension = counts ? extension(declaration, word) : null;
      if (extension != null) {
        counts = false;
        valueFollows = extension.takesValue() && word.indexOf('=') < 0;
      }
      if (counts) {
        count++;
      }
    }
    return count;
  }

  /** The option of ours that the word names, null for all others. */
  private static OptionDeclaration extension(Declaration declaration, String word) {
    if (!word.startsWith("--") || word.length() == 2) {
      return null;
    }
    int equals = word.indexOf('=');
    String name = word.substring(2, equals < 0 ? word.length() : equals);
    for (OptionDeclaration option : declaration.options()) {
      if (option.visibility() == OptionDeclaration.Visibility.EXTENSION
          && option.name().startsWith(name)) {
        return option;
      }
    }
    return null;
  }
}
