package xm.cli.args;

import java.util.List;
import xm.cli.args.OptionDeclaration.Visibility;

/**
 * Writes out abbreviations of xm's own options before anything else looks at them: an option that
 * xm did not have must not make an abbreviation ambiguous that worked with xm.
 */
final class Abbreviations {

  private Abbreviations() {}

  static String[] writtenOut(Declaration declaration, List<String> words) {
    String[] array = words.toArray(new String[0]);
    for (int i = 0; i < array.length && !"--".equals(array[i]); i++) {
      if (array[i].startsWith("--")) {
        array[i] = writtenOut(declaration, array[i]);
      }
    }
    return array;
  }

  private static String writtenOut(Declaration declaration, String word) {
    int equals = word.indexOf('=');
    String prefix = word.substring(2, equals < 0 ? word.length() : equals);
    String found = null;
    for (OptionDeclaration option : declaration.options()) {
      if (option.name().equals(prefix)) {
        return word;
      }
      if (option.visibility() != Visibility.EXTENSION && option.name().startsWith(prefix)) {
        if (found != null) {
          return word; // not unique: the parser says so
        }
        found = option.name();
      }
    }
    return found == null ? word : "--" + found + (equals < 0 ? "" : word.substring(equals));
  }
}
