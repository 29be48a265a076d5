package xm.cli.doc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import xm.cli.args.Declaration;
import xm.cli.args.OptionDeclaration;

/** Makes xm(1), the page of each command and xmdomain.cfg(5) from declarations and prose. */
public final class ManPage {
  private static final String MARK = "@command ";
  private static final String MADE = ".\\\" Made from %s; see GeneratedFilesTest.\n";

  private ManPage() {}

  /** xm(1), with a line or two for each command; fails on a command that does not exist. */
  public static String of(List<String> prose, Function<String, Declaration> commands) {
    StringBuilder b = new StringBuilder(MADE.formatted("xm.1.in and the commands' declarations"));
    for (String line : prose) {
      if (line.startsWith(MARK)) {
        entry(b, commands.apply(line.substring(MARK.length(), line.length() - 1)));
      } else if (!line.startsWith(".\\\"")) {
        b.append(line).append('\n');
      }
    }
    return b.toString();
  }

  /** The page of the configuration file, with its table of keys. */
  public static String ofKeys(List<String> prose, String keys) {
    StringBuilder b = new StringBuilder(MADE.formatted("xmdomain.cfg.5.in and the table of keys"));
    for (String line : prose) {
      if (line.equals("@keys@")) {
        b.append(keys);
      } else if (!line.startsWith(".\\\"")) {
        b.append(line).append('\n');
      }
    }
    return b.toString();
  }

  /** The page of one command, xm-NAME(1). */
  public static String ofCommand(Declaration d, List<String> prose) {
    String page = "xm-" + d.name();
    StringBuilder b =
        new StringBuilder(
            MADE.formatted("commands/" + d.name() + ".in and the command's declaration"));
    b.append(".TH \"").append(escape(page.toUpperCase(Locale.ROOT))).append("\" 1 \"\" xm Xen\n");
    b.append(".SH NAME\n").append(escape(page)).append(" \\- ").append(escape(phrase(d)));
    b.append("\n.SH SYNOPSIS\n.B \"xm ").append(escape(d.name())).append("\"\n");
    if (!d.argumentString().isEmpty()) {
      b.append(escape(d.argumentString())).append('\n');
    }
    b.append(".SH DESCRIPTION\n").append(escape(d.description())).append('\n');
    for (String line : prose) {
      b.append(line).append('\n');
    }
    options(b, d);
    b.append(".SH \"EXIT STATUS\"\nAs in\n.BR xm (1)");
    b.append(": 0 done, 1 refused or failed, 3 no such domain.\n");
    return b.append(".SH \"SEE ALSO\"\n.BR xm (1),\n.BR xmdomain.cfg (5)\n").toString();
  }

  /** The mark of a command in the prose of xm(1). */
  public static String mark(String name) {
    return MARK + name + "@";
  }

  /** What follows a command's mark in xm.1.in, up to the next mark or section. */
  public static List<String> proseAfterMark(List<String> prose, String name) {
    List<String> out = new ArrayList<>();
    boolean inside = false;
    for (String line : prose) {
      if (line.startsWith(MARK) || line.startsWith(".SH") || line.startsWith(".SS")) {
        inside = line.equals(mark(name));
      } else if (inside && !line.startsWith(".\\\"")) {
        out.add(line);
      }
    }
    return out;
  }

  private static void entry(StringBuilder b, Declaration d) {
    b.append(".TP\n.B \"xm ").append(escape(d.name()));
    if (!d.argumentString().isEmpty()) {
      b.append(' ').append(escape(d.argumentString()));
    }
    b.append("\"\n").append(escape(d.description()));
    b.append("\n.BR xm\\-").append(escape(d.name())).append(" (1)\n");
  }

  private static void options(StringBuilder b, Declaration d) {
    b.append(".SH OPTIONS\n");
    for (OptionDeclaration option : d.options()) {
      b.append(".TP\n.B \"").append(escape(option.spelling())).append("\"\n");
      b.append(escape(option.description())).append(".\n");
    }
    b.append(".TP\n.B \\-\\-help\nPrint the usage; the exit status is 1, as it was with xm.\n");
  }

  /** The description as the NAME section has it: no capital, no full stop. */
  private static String phrase(Declaration d) {
    String s = d.description();
    String end = s.endsWith(".") ? s.substring(0, s.length() - 1) : s;
    boolean word = end.length() > 1 && Character.isLowerCase(end.charAt(1));
    return word ? Character.toLowerCase(end.charAt(0)) + end.substring(1) : end;
  }

  private static String escape(String text) {
    return text.replace("\\", "\\e").replace("-", "\\-").replace("\"", "\\(dq");
  }
}
