package xm.cli.args;

import java.util.List;
import java.util.Map;

/** The words of one invocation, read. */
public final class Arguments {
  private final Map<String, List<String>> options;
  private final List<String> operands;
  private final List<String> words;

  /**
   * @param options long name to values in order; an option without value has an empty string
   */
  Arguments(Map<String, List<String>> options, List<String> operands, List<String> words) {
    this.options = Map.copyOf(options);
    this.operands = List.copyOf(operands);
    this.words = List.copyOf(words);
  }

  /** Whether the option was given. */
  public boolean has(String longName) {
    return options.containsKey(longName);
  }

  /** The value of an option; the last one when it was given more than once. */
  public String value(String longName, String fallback) {
    List<String> values = options.get(longName);
    return values == null ? fallback : values.get(values.size() - 1);
  }

  /** All values of an option, in order; empty when it was not given. */
  public List<String> values(String longName) {
    return options.getOrDefault(longName, List.of());
  }

  public List<String> operands() {
    return operands;
  }

  /** All words as they were given. */
  public List<String> words() {
    return words;
  }

  public String operand(int index) {
    return operands.get(index);
  }

  /**
   * True for {@code --output json}.
   *
   * @throws UsageException for a format that does not exist
   */
  public boolean json() {
    String format = value("output", "table");
    return switch (format) {
      case "table" -> false;
      case "json" -> true;
      default -> throw new UsageException("--output is table or json, not '" + format + "'");
    };
  }
}
