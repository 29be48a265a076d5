package xm.config.syntax;

import java.util.Arrays;

/** A file's text with its name and line table. Line ends are normalised to {@code \n}. */
public final class Source {
  private final String name;
  private final String text;
  private final int[] lineStarts;

  /**
   * Makes a source.
   *
   * @param name as shown in diagnostics
   * @param raw with any line ends: Python reads \r\n and \r as \n, inside strings too
   */
  public Source(String name, String raw) {
    this.name = name;
    this.text = raw.indexOf('\r') < 0 ? raw : raw.replace("\r\n", "\n").replace('\r', '\n');
    int[] starts = new int[16];
    int lines = 1;
    for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
      if (lines == starts.length) {
        starts = Arrays.copyOf(starts, lines * 2);
      }
      starts[lines++] = i + 1;
    }
    this.lineStarts = Arrays.copyOf(starts, lines);
  }

  /** The name as shown in diagnostics. */
  public String name() {
    return name;
  }

  /** The whole text, lines ended by {@code \n}. */
  public String text() {
    return text;
  }

  /** The place of a character. */
  public Location location(int offset) {
    int at = Math.max(0, Math.min(offset, text.length()));
    int i = Arrays.binarySearch(lineStarts, at);
    int line = i >= 0 ? i : -i - 2;
    return new Location(line + 1, at - lineStarts[line] + 1);
  }

  /** A line's text without its end; empty for a line that does not exist. */
  public String line(int number) {
    if (number < 1 || number > lineStarts.length) {
      return "";
    }
    int start = lineStarts[number - 1];
    int end = number < lineStarts.length ? lineStarts[number] - 1 : text.length();
    return text.substring(start, end);
  }

  /** Offset of the first character of a line. */
  int lineStart(int number) {
    return lineStarts[number - 1];
  }

  int lineCount() {
    return lineStarts.length;
  }
}
