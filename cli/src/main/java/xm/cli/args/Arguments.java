package xm.cli.args;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

  /** Whether one of the options that open the batch form was given. */
  public boolean batch() {
    return has(BatchForm.MANY) || has(BatchForm.PARALLEL) || has(BatchForm.DRY_RUN);
  }

  /**
   * One run of a batch: the same options with operands of its own.
   *
   * @param without options that only choose operands
   * @param dry true to add the {@code --dryrun} of create
   */
  public Arguments single(List<String> ownOperands, Set<String> without, boolean dry) {
    Map<String, List<String>> kept = new HashMap<>(options);
    kept.keySet().removeAll(without);
    kept.keySet().removeAll(Set.of(BatchForm.MANY, BatchForm.PARALLEL, BatchForm.DRY_RUN));
    if (dry) {
      kept.put("dryrun", List.of(""));
    }
    return new Arguments(kept, ownOperands, ownOperands);
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
