package xm.config.schema;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import xm.config.Diagnostic.Severity;
import xm.config.syntax.Problems;

/**
 * The {@code name=value} words of a command line. Those that name a variable of xm are converted
 * and win over the file; repeated lists add up; all others are put into the file's namespace.
 *
 * @param options converted values of xm's variables
 * @param words the others, as text
 */
public record CommandWords(Map<String, Object> options, Map<String, String> words) {

  /** Sorts and converts words; a value that does not convert is reported. */
  public static CommandWords of(List<String> assignments, Problems problems) {
    Map<String, Object> options = new LinkedHashMap<>();
    Map<String, String> words = new LinkedHashMap<>();
    for (String word : assignments) {
      int equals = word.indexOf('=');
      if (equals <= 0) {
        problems.general(Severity.ERROR, "'" + word + "' on the command line is not NAME=VALUE");
        continue;
      }
      String name = word.substring(0, equals);
      String value = word.substring(equals + 1);
      ConfigKey key = ConfigKeys.named(name);
      if (key == null || !key.isXm()) {
        words.put(name.strip(), value.strip());
        continue;
      }
      Object converted = convert(key, value, options.get(name));
      if (converted == null) {
        problems.general(Severity.ERROR, invalid(key, value));
      } else {
        options.put(name, converted);
      }
    }
    return new CommandWords(options, words);
  }

  private static Object convert(ConfigKey key, String value, Object before) {
    switch (key.type()) {
      case BOOLEAN -> {
        return switch (value) {
          case "yes", "y" -> 1L;
          case "no", "n" -> 0L;
          default -> null;
        };
      }
      case INTEGER -> {
        return takesText(key) ? value : integer(value);
      }
      case STRINGS -> {
        List<Object> list = new ArrayList<>();
        if (before instanceof List<?> earlier) {
          list.addAll(earlier);
        }
        list.add(value);
        return list;
      }
      default -> {
        return value;
      }
    }
  }

  /** Numbers that xm took as text, such as vncdisplay. */
  private static boolean takesText(ConfigKey key) {
    return switch (key.name()) {
      case "vnc", "vncdisplay", "sdl", "opengl", "gfx_passthru" -> true;
      default -> false;
    };
  }

  private static Object integer(String value) {
    try {
      BigInteger n = new BigInteger(value.strip());
      return n.bitLength() > 63 ? null : (Object) n.longValue();
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static String invalid(ConfigKey key, String value) {
    String wanted = key.type() == ConfigKey.Type.BOOLEAN ? "yes, y, no or n" : "an integer";
    return "Invalid value: "
        + value
        + " ("
        + key.name()
        + "= on the command line takes "
        + wanted
        + ")";
  }
}
