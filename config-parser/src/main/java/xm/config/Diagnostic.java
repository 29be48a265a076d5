package xm.config;

/**
 * One finding about a configuration file.
 *
 * @param file as given by the user
 * @param line 1-based, 0 when the finding concerns no line
 * @param column 1-based, in UTF-16 code units, 0 when unknown
 * @param message a sentence without severity or place
 * @param sourceLine text of that line for display, empty when there is none
 */
public record Diagnostic(
    Severity severity, String file, int line, int column, String message, String sourceLine) {

  /** Errors stop an operation, warnings do not. */
  public enum Severity {
    ERROR,
    WARNING;

    /** The word in front of the message. */
    public String label() {
      return this == ERROR ? "error" : "warning";
    }
  }

  /** {@code file:line:column: error: message}, without the source line. */
  public String headline() {
    StringBuilder b = new StringBuilder(file);
    if (line > 0) {
      b.append(':').append(line);
      if (column > 0) {
        b.append(':').append(column);
      }
    }
    return b.append(": ").append(severity.label()).append(": ").append(message).toString();
  }
}
