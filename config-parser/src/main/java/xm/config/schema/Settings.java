package xm.config.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import xm.config.eval.Data;
import xm.config.eval.Repr;

/**
 * The values that count: from the command line, else from the file where it has a type that xm took
 * over, else the default.
 */
public final class Settings {
  /** What no domain has, so that a hostile file ends here. Characters, and items of a list. */
  private static final int LONGEST_TEXT = 1 << 16;

  private static final int LONGEST_ITEM = 1 << 13;
  private static final int LONGEST_LIST = 1 << 18;
  private static final int MOST_ITEMS = 1 << 13;

  private final Map<String, Object> options;
  private final Map<String, Object> file = new LinkedHashMap<>();
  private final Places places;

  /**
   * Makes settings.
   *
   * @param options converted words of the command line
   * @param variables of the file, as {@link Data} has them
   */
  public Settings(Map<String, Object> options, Map<String, Object> variables, Places places) {
    this.options = options;
    this.places = places;
    variables.forEach(
        (name, value) -> {
          if (Data.accepted(value)) {
            file.put(name, value);
          }
        });
  }

  /** The reporter of findings. */
  Places places() {
    return places;
  }

  /** True when the command line or the file sets it. */
  boolean isSet(String name) {
    return options.containsKey(name) || file.containsKey(name);
  }

  /** String, Long, Double, List, or null. */
  Object get(String name) {
    Object value = options.get(name);
    if (value == null) {
      value = file.get(name);
    }
    if (value == null) {
      ConfigKey key = ConfigKeys.named(name);
      return key == null ? null : key.defaultValue();
    }
    return value;
  }

  /** What Python takes for true. */
  boolean truth(String name) {
    Object v = get(name);
    if (v instanceof String s) {
      return !s.isEmpty();
    } else if (v instanceof Long n) {
      return n != 0;
    } else if (v instanceof Double d) {
      return d != 0;
    }
    return v instanceof List<?> l && !l.isEmpty();
  }

  /** A switch: also false for texts such as "0" and "no". */
  boolean flag(String name) {
    Object v = get(name);
    if (v instanceof String s) {
      return switch (s.strip()) {
        case "", "0", "no", "n", "off", "false", "False" -> false;
        default -> true;
      };
    }
    return truth(name);
  }

  /** As text; empty for nothing. */
  String text(String name) {
    Object v = get(name);
    if (v == null) {
      return "";
    }
    if (v instanceof List<?>) {
      places.error(name, name + " must be a text, not a list");
      return "";
    }
    String text = v instanceof Double d ? Repr.number(d) : v.toString();
    if (text.length() > LONGEST_TEXT) {
      places.error(name, name + " has more than " + LONGEST_TEXT + " characters");
      return "";
    }
    return text;
  }

  /**
   * As an integer; reports what is none.
   *
   * @param unit for the message, such as "MiB"
   */
  long number(String name, long otherwise, long least, long most, String unit) {
    Object v = get(name);
    if (v == null || v.equals("")) {
      return otherwise;
    }
    if (v instanceof String s && unit.equals("MiB")) {
      try {
        v = MemoryString.parse(s);
      } catch (BadString e) {
        places.late(name, 0, e.offset, name + ": " + e.getMessage());
        return otherwise;
      }
    }
    Long n = v instanceof Long l ? l : v instanceof String s ? parse(s.strip()) : null;
    String of = unit.isEmpty() ? "" : " number of " + unit;
    if (n == null) {
      places.late(name, name + ": expected an integer" + of + ", found " + describe(v));
      return otherwise;
    }
    if (n < least || n > most) {
      String range =
          most == Long.MAX_VALUE ? least + " or more" : "between " + least + " and " + most;
      places.late(name, name + ": " + n + " is out of range, it must be " + range);
      return otherwise;
    }
    return n;
  }

  private static Long parse(String s) {
    try {
      return s.startsWith("0x") || s.startsWith("0X")
          ? Long.valueOf(s.substring(2), 16)
          : Long.valueOf(s);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static String describe(Object v) {
    if (v instanceof String s) {
      return "the string \"" + s + "\"";
    }
    return v instanceof List<?> ? "a list" : "the number " + v;
  }

  /** The strings of a list variable; anything else is reported. */
  List<String> strings(String name) {
    List<String> out = new ArrayList<>();
    Object v = get(name);
    if (v == null || v.equals("") || v.equals(0L)) {
      return out;
    }
    if (!(v instanceof List<?> list)) {
      places.error(name, name + " must be a list: write " + name + " = [ ... ]");
      return out;
    }
    if (list.size() > MOST_ITEMS) {
      places.error(name, name + " has more than " + MOST_ITEMS + " items");
      return out;
    }
    long total = 0;
    for (int i = 0; i < list.size(); i++) {
      Object item = list.get(i);
      total += item instanceof String s ? s.length() : 0;
      if (total > LONGEST_LIST || (item instanceof String s && s.length() > LONGEST_ITEM)) {
        places.error(
            name, i, 0, name + ": item " + (i + 1) + " makes more text than a domain can have");
        return new ArrayList<>();
      }
      if (item instanceof String s) {
        out.add(s);
      } else if (item instanceof Long n) {
        out.add(n.toString());
      } else {
        places.error(name, i, 0, name + ": item " + (i + 1) + " must be a string");
        out.add("");
      }
    }
    return out;
  }

  /** All variables that xm would have taken over, in order of definition, command line last. */
  public Map<String, Object> all() {
    Map<String, Object> out = new LinkedHashMap<>(file);
    out.putAll(options);
    return out;
  }
}
