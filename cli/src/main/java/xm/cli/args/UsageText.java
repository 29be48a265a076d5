package xm.cli.args;

import java.util.ArrayList;
import java.util.List;
import xm.cli.args.OptionDeclaration.Visibility;

/** The usage text of one command, laid out as xm did (xm-commands §1.2). */
public final class UsageText {
  private static final int SPELLING_WIDTH = 30;
  private static final int DESCRIPTION_WIDTH = 43;

  private UsageText() {}

  /** All lines, each with its newline. */
  public static String of(Declaration declaration) {
    StringBuilder b = new StringBuilder(512);
    b.append("Usage: xm ").append(declaration.name()).append(' ');
    b.append(declaration.argumentString()).append("\n\n");
    b.append(declaration.description()).append('\n');
    boolean any = false;
    for (OptionDeclaration option : declaration.options()) {
      if (option.visibility() == Visibility.SHOWN) {
        any = true;
        b.append("  ");
        row(b, option.spelling(), SPELLING_WIDTH, option.description(), DESCRIPTION_WIDTH);
      }
    }
    return any ? b.append('\n').toString() : b.toString();
  }

  /**
   * Two columns, padded with blanks to their widths; the second one wrapped, its other lines
   * indented below the first.
   */
  public static void row(StringBuilder b, String left, int leftWidth, String right, int width) {
    int lineStart = b.lastIndexOf("\n") + 1;
    b.append(left);
    pad(b, leftWidth - left.length());
    b.append(' ');
    int indent = b.length() - lineStart;
    List<String> lines = wrap(right, width);
    b.append(lines.get(0));
    pad(b, width - lines.get(0).length());
    b.append('\n');
    for (int i = 1; i < lines.size(); i++) {
      pad(b, left.length() > leftWidth ? indent - left.length() + leftWidth : indent);
      b.append(lines.get(i)).append('\n');
    }
  }

  private static void pad(StringBuilder b, int count) {
    for (int i = 0; i < count; i++) {
      b.append(' ');
    }
  }

  /** Breaks at blanks; a text shorter than {@code width} stays whole, lines keep clear of it. */
  static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    if (text.length() < width) {
      lines.add(text);
      return lines;
    }
    StringBuilder line = new StringBuilder();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf(' ', start);
      end = end < 0 ? text.length() : end;
      String word = text.substring(start, end);
      if (line.length() > 0 && line.length() + word.length() + 2 >= width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      if (line.length() > 0) {
        line.append(' ');
      }
      line.append(word);
      start = end + 1;
    }
    lines.add(line.toString());
    return lines;
  }
}
