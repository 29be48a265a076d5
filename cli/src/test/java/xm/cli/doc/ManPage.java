package xm.cli.doc;

import java.util.List;
import java.util.function.Function;
import xm.cli.args.Declaration;
import xm.cli.args.OptionDeclaration;

/** Puts usage and options of each command into the prose of the manual page. */
public final class ManPage {
  private static final String MARK = "@command ";

  private ManPage() {}

  /** The page; fails on a command that does not exist. */
  public static String of(List<String> prose, Function<String, Declaration> commands) {
    StringBuilder b = new StringBuilder();
    for (String line : prose) {
      if (line.startsWith(MARK)) {
        String name = line.substring(MARK.length(), line.length() - 1);
        section(b, commands.apply(name));
      } else if (!line.startsWith(".\\\"")) {
        b.append(line).append('\n');
      }
    }
    return ".\\\" Made from xm.1.in and the commands' declarations; see GeneratedFilesTest.\n" + b;
  }

  /** The page of the configuration file, with its table of keys. */
  public static String ofKeys(List<String> prose, String keys) {
    StringBuilder b =
        new StringBuilder(
            ".\\\" Made from xmdomain.cfg.5.in and the table of keys; see GeneratedFilesTest.\n");
    for (String line : prose) {
      if (line.equals("@keys@")) {
        b.append(keys);
      } else if (!line.startsWith(".\\\"")) {
        b.append(line).append('\n');
      }
    }
    return b.toString();
  }

  /** The mark of a command in the prose. */
  public static String mark(String name) {
    return MARK + name + "@";
  }

  private static void section(StringBuilder b, Declaration declaration) {
    b.append(".SS \"xm ").append(declaration.name());
    if (!declaration.argumentString().isEmpty()) {
      b.append(' ').append(escape(declaration.argumentString()));
    }
    b.append("\"\n").append(escape(declaration.description())).append('\n');
    for (OptionDeclaration option : declaration.options()) {
      b.append(".TP\n.B \"").append(escape(option.spelling())).append("\"\n");
      b.append(escape(option.description())).append(".\n");
    }
    if (!declaration.options().isEmpty()) {
      b.append(".PP\n");
    }
  }

  private static String escape(String text) {
    return text.replace("\\", "\\e").replace("-", "\\-");
  }
}
