package xm.config.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import xm.config.eval.Data;
import xm.config.schema.ConfigKey.Status;
import xm.config.syntax.UnicodeText;

/** Warnings about variables that do not do what their author may think. */
public final class Quirks {
  private Quirks() {}

  /**
   * Looks at all variables of a file.
   *
   * @param used names that the file itself reads: those are helpers, not misspelt keys
   */
  public static void check(
      Map<String, Object> variables, Set<String> used, Settings settings, Places places) {
    variables.forEach(
        (name, value) -> {
          ConfigKey key = ConfigKeys.named(name);
          if (key == null) {
            if (!used.contains(name)) {
              unknown(name, variables, places);
            }
          } else if (!Data.accepted(value)) {
            dropped(name, value, places);
          } else {
            status(key, settings, places);
          }
        });
  }

  private static void unknown(String name, Map<String, Object> variables, Places places) {
    if (name.length() < 4) {
      return;
    }
    int limit = name.length() > 7 ? 2 : 1;
    String near = Suggestion.nearest(name, ConfigKeys.NAMES, limit);
    if (near != null && variables.containsKey(near)) { // rare: so the file has the right one too
      List<String> others = new ArrayList<>(ConfigKeys.NAMES);
      others.removeAll(variables.keySet());
      near = Suggestion.nearest(name, others, limit);
    }
    if (near != null) {
      places.warning(
          name, "'" + name + "' is no variable of a configuration; did you mean '" + near + "'?");
    }
  }

  /** xm took over str, int, float and list only. */
  private static void dropped(String name, Object value, Places places) {
    if (value == null) {
      return;
    }
    String advice;
    String what;
    if (value instanceof Boolean b) {
      what = b ? "True" : "False";
      advice = "write " + name + " = " + (b ? "1" : "0");
    } else if (value instanceof UnicodeText) {
      what = "a unicode string";
      advice = "leave out the u before the quote";
    } else if (value instanceof Data.Tuple) {
      what = "a tuple";
      advice = "write a list, [ ... ]";
    } else {
      what = value instanceof Data.Dict ? "a dict" : "a long integer";
      advice = "use a string, a number or a list";
    }
    places.warning(
        name, name + " has no effect: as under xm, " + what + " is ignored here; " + advice);
  }

  private static void status(ConfigKey key, Settings s, Places places) {
    if (key.status() == Status.SUPPORTED || !s.truth(key.name())) {
      return;
    }
    Object value = s.get(key.name());
    if (value.equals(key.defaultValue()) || value.equals("none") || value.equals("0")) {
      return;
    }
    if (key.status() == Status.REFUSED) {
      places.late(key.name(), key.name() + " is not supported: " + key.text());
    } else if (key.status() == Status.NOT_CREATED) {
      places.warning(
          key.name(), key.name() + ": a domain with it cannot be created here. " + key.text());
    } else {
      String why = " (" + key.text() + ") ";
      places.warning(key.name(), key.name() + why + "has no effect with this toolstack");
    }
  }
}
