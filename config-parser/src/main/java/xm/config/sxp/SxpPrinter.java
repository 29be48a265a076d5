package xm.config.sxp;

import java.util.List;

/**
 * Prints as xm did: width 80, indent 4; a list that fits on the rest of the line stays on one line,
 * else every element after the head gets a line of its own and so does the closing parenthesis
 * (../shared/spec xm-commands §3).
 */
public final class SxpPrinter {
  private static final int WIDTH = 80;
  private static final int INDENT = 4;

  private SxpPrinter() {}

  /** The text, without a trailing newline. */
  public static String print(Sxp sxp) {
    StringBuilder out = new StringBuilder();
    print(sxp, 0, out);
    return out.toString();
  }

  private static void print(Sxp sxp, int indent, StringBuilder out) {
    String flat = flat(sxp);
    if (!(sxp instanceof Sxp.Node node)
        || indent + flat.length() <= WIDTH
        || node.items().isEmpty()) {
      out.append(flat);
      return;
    }
    List<Sxp> items = node.items();
    out.append('(').append(flat(items.get(0)));
    for (Sxp item : items.subList(1, items.size())) {
      newline(indent + INDENT, out);
      print(item, indent + INDENT, out);
    }
    newline(indent, out);
    out.append(')');
  }

  private static void newline(int indent, StringBuilder out) {
    out.append('\n').append(" ".repeat(indent));
  }

  private static String flat(Sxp sxp) {
    if (sxp instanceof Sxp.Node node) {
      StringBuilder b = new StringBuilder("(");
      String separator = "";
      for (Sxp item : node.items()) {
        b.append(separator).append(flat(item));
        separator = " ";
      }
      return b.append(')').toString();
    }
    Object value = ((Sxp.Atom) sxp).value();
    return value instanceof String s ? quoted(s) : String.valueOf(value);
  }

  private static String quoted(String s) {
    boolean plain = !s.isEmpty();
    for (int i = 0; i < s.length() && plain; i++) {
      char c = s.charAt(i);
      plain = c < 128 && (Character.isLetterOrDigit(c) || "._-:/~".indexOf(c) >= 0);
    }
    if (plain) {
      return s;
    }
    char quote = s.indexOf('\'') >= 0 && s.indexOf('"') < 0 ? '"' : '\'';
    StringBuilder b = new StringBuilder().append(quote);
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      switch (c) {
        case '\\' -> b.append("\\\\");
        case '\n' -> b.append("\\n");
        case '\t' -> b.append("\\t");
        case '\r' -> b.append("\\r");
        default -> {
          if (c == quote) {
            b.append('\\').append(c);
          } else if (c < 0x20 || c >= 0x7f) {
            b.append("\\x").append(hex(c >> 4)).append(hex(c));
          } else {
            b.append(c);
          }
        }
      }
    }
    return b.append(quote).toString();
  }

  private static char hex(int nibble) {
    return "0123456789abcdef".charAt(nibble & 0xf);
  }
}
