package xm.cli.args;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads the words of a command.
 *
 * <p>Most invocations in scripts have no option at all ({@code xm list}, {@code xm domid web}) or
 * spell them out; for those picocli, which costs 25 ms of CPU, is not even loaded.
 */
public final class ArgumentParser {

  private ArgumentParser() {}

  /**
   * Counts, then reads.
   *
   * @throws UsageException with xm's own text
   */
  public static Arguments parse(Declaration declaration, List<String> words) {
    WordCount.check(declaration, words);
    Arguments arguments = read(declaration, words);
    WordCount.checkOperands(declaration, arguments.operands());
    return arguments;
  }

  private static Arguments read(Declaration declaration, List<String> words) {
    List<OptionDeclaration> options = declaration.options();
    if (options.isEmpty()
        || !anyOption(words)
        || (onlyBatch(declaration) && !speaksOfBatch(words))) {
      List<String> operands = new ArrayList<>(words);
      operands.remove("--");
      return new Arguments(Map.of(), operands, words);
    }
    Arguments exact = ExactWords.read(declaration, words);
    return exact != null ? exact : PicocliParser.parse(declaration, words);
  }

  /** Every word was a domain to a command of xm without options, and still is. */
  private static boolean onlyBatch(Declaration declaration) {
    for (OptionDeclaration option : declaration.options()) {
      if (declaration.batch() == null || !BatchForm.owns("--" + option.name())) {
        return false;
      }
    }
    return true;
  }

  private static boolean speaksOfBatch(List<String> words) {
    for (String word : words) {
      if (BatchForm.owns(word)) {
        return true;
      }
    }
    return false;
  }

  private static boolean anyOption(List<String> words) {
    for (String word : words) {
      if (word.length() > 1 && word.charAt(0) == '-') {
        return true;
      }
    }
    return false;
  }
}
