package xm.cli.args;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads words whose options are all spelled out as declared: {@code --output json}, {@code -wH}.
 * Scripts write them so, and picocli with its 146 classes stays unloaded (docs/performance.md).
 * What this does not recognise at once, be it an abbreviation or a mistake, is picocli's.
 */
final class ExactWords {
  private final Declaration declaration;
  private final List<String> words;
  private final Map<String, List<String>> options = new HashMap<>();
  private final List<String> operands = new ArrayList<>();
  private int next;

  private ExactWords(Declaration declaration, List<String> words) {
    this.declaration = declaration;
    this.words = words;
  }

  /** The words, read; null when picocli has to look at them. */
  static Arguments read(Declaration declaration, List<String> words) {
    ExactWords exact = new ExactWords(declaration, words);
    return exact.readAll() ? new Arguments(exact.options, exact.operands, words) : null;
  }

  private boolean readAll() {
    while (next < words.size()) {
      String word = words.get(next++);
      boolean known = true;
      if ("--".equals(word)) {
        operands.addAll(words.subList(next, words.size()));
        next = words.size();
      } else if (word.startsWith("--")) {
        known = longOption(word);
      } else if (word.length() > 1 && word.charAt(0) == '-') {
        known = letters(word);
      } else {
        operands.add(word);
      }
      if (!known) {
        return false;
      }
    }
    return true;
  }

  private boolean longOption(String word) {
    int equals = word.indexOf('=');
    String name = word.substring(2, equals < 0 ? word.length() : equals);
    for (OptionDeclaration option : declaration.options()) {
      if (option.name().equals(name)) {
        if (equals < 0) {
          return option.takesValue() ? nextWord(option) : add(option, "");
        }
        String value = word.substring(equals + 1);
        return option.takesValue() && !value.isEmpty() && add(option, value);
      }
    }
    return false;
  }

  private boolean letters(String word) {
    for (int i = 1; i < word.length(); i++) {
      OptionDeclaration option = byLetter(word.charAt(i));
      if (option == null) {
        return false;
      }
      if (option.takesValue()) {
        String rest = word.substring(i + 1);
        if (rest.isEmpty()) {
          return nextWord(option);
        }
        return rest.charAt(0) != '=' && add(option, rest);
      }
      add(option, "");
    }
    return true;
  }

  private OptionDeclaration byLetter(char letter) {
    for (OptionDeclaration option : declaration.options()) {
      if (option.letter() == letter) {
        return option;
      }
    }
    return null;
  }

  private boolean nextWord(OptionDeclaration option) {
    return next < words.size() && !"--".equals(words.get(next)) && add(option, words.get(next++));
  }

  private boolean add(OptionDeclaration option, String value) {
    List<String> values = options.get(option.name());
    if (values == null) {
      values = new ArrayList<>(2);
      options.put(option.name(), values);
    }
    if (option.takesValue() || values.isEmpty()) {
      values.add(value);
    }
    return true;
  }
}
