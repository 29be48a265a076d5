package xm.cli.output;

import xm.config.Diagnostic;

/** A finding about a configuration file, as compilers print theirs. */
public final class DiagnosticText {

  private DiagnosticText() {}

  /**
   * The headline, and below it the source line with a mark under the column, each with its newline.
   */
  public static String of(Diagnostic diagnostic) {
    StringBuilder b = new StringBuilder(160);
    b.append(Printable.of(diagnostic.headline())).append('\n');
    String source = diagnostic.sourceLine();
    if (source.isEmpty()) {
      return b.toString();
    }
    String shown = Printable.of(source.replace('\t', ' '));
    b.append("    ").append(shown).append('\n');
    if (diagnostic.column() > 0 && shown.length() == source.length()) {
      b.append("    ").append(" ".repeat(diagnostic.column() - 1)).append("^\n");
    }
    return b.toString();
  }
}
