package xm.toolstack.settings;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import xm.toolstack.ToolstackException;

/**
 * The settings of a host: lines {@code name = value}, the value in quotes or not, {@code #} begins
 * a comment. A variable of the environment comes before the file. The file is read when the first
 * setting is asked for.
 */
public final class HostSettings {
  /** Where the file is; {@code XM_CONF} names another one. */
  public static final String USUAL_FILE = "/etc/xen/xm.conf";

  private static final String FILE_VARIABLE = "XM_CONF";

  private final Map<String, String> environment;
  private final Path file;
  private final Map<Setting, String> values = new EnumMap<>(Setting.class);
  private final List<String> problems = new ArrayList<>();

  private HostSettings(Map<String, String> environment, Path file) {
    this.environment = environment;
    this.file = file;
  }

  /** Those of this machine and this process. */
  public static HostSettings ours() {
    return Ours.SETTINGS;
  }

  /** Those that the environment and the file it names, or the usual one, give. */
  public static HostSettings of(Map<String, String> environment) {
    Path file = Path.of(environment.getOrDefault(FILE_VARIABLE, USUAL_FILE));
    HostSettings settings = new HostSettings(environment, file);
    try {
      settings.read(Files.readAllLines(file));
    } catch (NoSuchFileException none) {
      // every setting has its usual value
    } catch (MalformedInputException e) {
      settings.problems.add(file + " is not text in UTF-8.");
    } catch (IOException e) {
      settings.problems.add(file + " cannot be read: " + e.getMessage() + ".");
    }
    return settings;
  }

  private void read(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && line.charAt(0) != '#') {
        String problem = take(line);
        if (!problem.isEmpty()) {
          problems.add(file + ":" + (i + 1) + ": " + problem);
        }
      }
    }
  }

  private String take(String line) {
    int equals = line.indexOf('=');
    if (equals < 1) {
      return "a line is 'name = value', not '" + line + "'.";
    }
    String key = line.substring(0, equals).strip();
    String value = unquoted(line.substring(equals + 1).strip());
    for (Setting setting : Setting.values()) {
      if (setting.key().equals(key)) {
        values.put(setting, value);
        String objection = setting.objection(value);
        return objection.isEmpty() ? "" : key + " " + objection + ", not '" + value + "'.";
      }
    }
    return "xm has no setting '" + key + "'; the comments of the file name all.";
  }

  /** A text in quotes, or up to a comment. */
  private static String unquoted(String value) {
    if (!value.isEmpty() && (value.charAt(0) == '"' || value.charAt(0) == '\'')) {
      int end = value.indexOf(value.charAt(0), 1);
      return end < 0 ? value : value.substring(1, end);
    }
    int comment = value.indexOf('#');
    return comment < 0 ? value : value.substring(0, comment).strip();
  }

  /** What is wrong with the file, a sentence each. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /** The file, whether it exists or not. */
  public Path file() {
    return file;
  }

  /**
   * What is set, null when nothing is.
   *
   * @throws ToolstackException when the file has mistakes: guessing what its author meant could
   *     start guests with the wrong network or take too much from dom0
   */
  public String text(Setting setting) {
    String variable = environment.get(setting.variable());
    if (variable != null) {
      return variable;
    }
    if (!problems.isEmpty()) {
      throw new ToolstackException(String.join("\n", problems));
    }
    return values.get(setting);
  }

  /** What is set, or the usual value. */
  public String textOrUsual(Setting setting) {
    String text = text(setting);
    return text == null ? setting.usual() : text;
  }

  /**
   * The number that is set, or the usual one.
   *
   * @throws ToolstackException when the environment has something else
   */
  public long number(Setting setting) {
    String text = textOrUsual(setting);
    String objection = setting.objection(text);
    if (!objection.isEmpty()) {
      throw new ToolstackException(setting.variable() + " " + objection + ", not '" + text + "'.");
    }
    return Long.parseLong(text);
  }

  private static final class Ours {
    static final HostSettings SETTINGS = HostSettings.of(System.getenv());
  }
}
