package xm.config;

import java.util.List;
import xm.config.schema.ConfigKey;
import xm.config.schema.ConfigKey.Origin;
import xm.config.schema.ConfigKey.Status;
import xm.config.schema.ConfigKeys;

/** The key table as text: for {@code --help_config} and for the manual page. */
public final class ConfigHelp {
  private static final int INDENT = 21;
  private static final int WIDTH = 79;

  private ConfigHelp() {}

  /** What {@code xm create --help_config} prints: {@code Values:} and every variable of xm. */
  public static String values() {
    StringBuilder out = new StringBuilder("\nValues:\n\n");
    for (ConfigKey k : ConfigKeys.ALL) {
      if (k.isXm()) {
        String head = k.name() + "=" + form(k);
        out.append(head);
        int column = head.length();
        if (column >= INDENT) {
          out.append('\n');
          column = 0;
        }
        wrap(sentence(k), column, out);
      }
    }
    return out.append('\n').toString();
  }

  /** Entries for xmdomain.cfg(5), in roff. */
  public static String roff() {
    StringBuilder out = new StringBuilder();
    for (ConfigKey k : ConfigKeys.ALL) {
      out.append(".TP\n.B ").append(k.name()).append('\n');
      out.append(roffText(kind(k))).append("\n.br\n");
      out.append(roffText(sentence(k))).append('\n');
    }
    return out.toString();
  }

  /** One line for each key: name, type, unit, default, status, whose, text; tab-separated. */
  public static String table() {
    StringBuilder out = new StringBuilder("name\ttype\tunit\tdefault\tstatus\torigin\ttext\n");
    for (ConfigKey k : ConfigKeys.ALL) {
      out.append(k.name()).append('\t').append(k.type().label()).append('\t').append(k.unit());
      out.append('\t').append(defaultText(k)).append('\t');
      out.append(k.status().label()).append('\t').append(k.origin().label()).append('\t');
      out.append(k.text()).append('\n');
    }
    return out.toString();
  }

  private static String form(ConfigKey k) {
    if (!k.unit().isEmpty() && k.unit().indexOf(' ') < 0) {
      return k.unit();
    }
    return switch (k.type()) {
      case BOOLEAN -> "no|yes";
      case INTEGER -> "NUMBER";
      case STRINGS -> "ENTRY";
      default -> "TEXT";
    };
  }

  private static String kind(ConfigKey k) {
    StringBuilder b = new StringBuilder("(").append(k.type().label());
    if (!k.unit().isEmpty()) {
      b.append("; ").append(k.unit());
    }
    if (!defaultText(k).isEmpty()) {
      b.append("; default ").append(defaultText(k));
    }
    return b.append(k.origin() == Origin.XL ? "; a key of xl)" : ")").toString();
  }

  private static String sentence(ConfigKey k) {
    return k.status() == Status.SUPPORTED ? k.text() : k.text() + " (" + k.status().label() + ")";
  }

  /** The default as written in a file; empty for none. */
  public static String defaultText(ConfigKey k) {
    Object value = k.defaultValue();
    return value == null || value instanceof List<?> || value.equals("-1") ? "" : value.toString();
  }

  private static void wrap(String text, int column, StringBuilder out) {
    int at = column;
    String pad = " ".repeat(INDENT);
    boolean lineStart = true;
    for (String word : text.split(" ")) {
      if (!lineStart && at + 1 + word.length() > WIDTH) {
        out.append('\n');
        at = 0;
        lineStart = true;
      }
      if (lineStart) {
        out.append(pad, 0, INDENT - at);
        at = INDENT;
      } else {
        out.append(' ');
        at++;
      }
      out.append(word);
      at += word.length();
      lineStart = false;
    }
    out.append('\n');
  }

  /** A leading dot or quote and every backslash and dash mean something to roff. */
  private static String roffText(String text) {
    String escaped = text.replace("\\", "\\e").replace("-", "\\-");
    return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
  }
}
