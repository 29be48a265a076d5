package xm.config;

import java.util.List;

/** Diagnostics as a compiler shows them: the headline, the source line, a caret below it. */
public final class DiagnosticPrinter {
  private static final int MAX_WIDTH = 160;

  private DiagnosticPrinter() {}

  /** The text of all, each ended by a newline; control characters are made visible. */
  public static String print(List<Diagnostic> diagnostics) {
    StringBuilder out = new StringBuilder();
    for (Diagnostic d : diagnostics) {
      print(d, out);
    }
    return out.toString();
  }

  private static void print(Diagnostic d, StringBuilder out) {
    visible(d.headline(), out);
    out.append('\n');
    String line = d.sourceLine();
    if (d.line() == 0 || line.isBlank()) {
      return;
    }
    int start = Math.max(0, Math.min(d.column() - MAX_WIDTH / 2, line.length() - MAX_WIDTH));
    String shown = line.substring(start, Math.min(line.length(), start + MAX_WIDTH));
    out.append("    ");
    visible(shown, out);
    out.append('\n');
    if (d.column() > 0) {
      out.append("    ");
      for (int i = start; i < d.column() - 1; i++) {
        // a tab stays a tab, so that the caret is below its character at any tab width
        out.append(i < line.length() && line.charAt(i) == '\t' ? '\t' : ' ');
      }
      out.append("^\n");
    }
  }

  private static void visible(String text, StringBuilder out) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean control = (c < ' ' && c != '\t') || (c >= 0x7f && c < 0xa0);
      out.append(control ? '?' : c);
    }
  }
}
