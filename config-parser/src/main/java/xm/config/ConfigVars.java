package xm.config;

import java.util.Map;
import java.util.TreeMap;
import xm.config.eval.Data;

/** The variables that xm would take over from a file. */
public final class ConfigVars {
  private ConfigVars() {}

  /**
   * Evaluates a file and gives its strings, integers, floats and lists by name, sorted, in JSON
   * types (String, Long, Double, List, and Map for {@code __tuple__} and the like inside lists).
   * Variables of xm that the command line sets have the command line's value.
   *
   * @throws ConfigException when the file cannot be evaluated
   */
  public static Map<String, Object> accepted(ConfigRequest request) {
    Evaluation e = Evaluation.of(request);
    if (e.problems().hasErrors()) {
      throw new ConfigException(e.problems().sorted());
    }
    Map<String, Object> out = new TreeMap<>();
    e.variables()
        .forEach(
            (name, value) -> {
              if (Data.accepted(value)) {
                out.put(name, Data.json(value));
              }
            });
    e.words().options().forEach((name, value) -> out.put(name, Data.json(value)));
    return out;
  }
}
