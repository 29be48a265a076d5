package xm.cli.output;

/** Fixed-width cells, as C's {@code %-40s} and {@code %5d} make them; nothing is ever cut off. */
public final class Columns {

  private Columns() {}

  /** Pads on the right. */
  public static StringBuilder left(StringBuilder b, String text, int width) {
    b.append(text);
    return blanks(b, width - text.length());
  }

  /** Pads on the left. */
  public static StringBuilder right(StringBuilder b, String text, int width) {
    blanks(b, width - text.length());
    return b.append(text);
  }

  public static StringBuilder right(StringBuilder b, long number, int width) {
    return right(b, Long.toString(number), width);
  }

  private static StringBuilder blanks(StringBuilder b, int count) {
    for (int i = 0; i < count; i++) {
      b.append(' ');
    }
    return b;
  }
}
