package xm.cli.doc;

import java.util.ArrayList;
import java.util.List;
import xm.cli.args.Declaration;
import xm.cli.args.OptionDeclaration;
import xm.cli.args.OptionDeclaration.Visibility;

/** What completion offers for a command, the same for every shell. */
final class Completion {
  /** Asks for file names in place of words. */
  static final String FILES = "files";

  private Completion() {}

  /** Options that are shown somewhere. */
  static List<OptionDeclaration> options(Declaration declaration) {
    List<OptionDeclaration> out = new ArrayList<>();
    for (OptionDeclaration option : declaration.options()) {
      if (option.visibility() != Visibility.UNMENTIONED) {
        out.add(option);
      }
    }
    return out;
  }

  /** {@code domains}, {@code block}, {@code network}, {@code files}, or words to choose from. */
  static String operands(Declaration declaration) {
    return switch (declaration.operands()) {
      case DOMAINS -> "domains";
      case BLOCK_DEVICES -> "block";
      case NETWORK_DEVICES -> "network";
      case FILES -> FILES;
      case NONE -> alternatives(declaration.argumentString());
    };
  }

  /** {@code <a|b|c>} offers its words, also where operands of another kind follow. */
  static String alternatives(String arguments) {
    return arguments.startsWith("<") && arguments.indexOf('|') > 0
        ? arguments.substring(1, arguments.indexOf('>')).replace('|', ' ')
        : "";
  }

  /** Words for an option's value, {@link #FILES}, or nothing. */
  static String values(OptionDeclaration option) {
    return switch (option.name()) {
      case "output" -> named(option, "table", "json", "prometheus");
      case "format" -> named(option, "json", "sxp", "xl");
      case "state" -> "all running paused halted suspended crashed";
      case "defconfig", "config" -> FILES;
      default -> option.value().contains("ile") || option.value().equals("FILE") ? FILES : "";
    };
  }

  /** Those that the option's own text names. */
  private static String named(OptionDeclaration option, String... words) {
    List<String> out = new ArrayList<>();
    for (String word : words) {
      if (option.description().contains(word)) {
        out.add(word);
      }
    }
    return String.join(" ", out);
  }
}
