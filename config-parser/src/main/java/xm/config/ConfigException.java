package xm.config;

import java.util.List;

/** A configuration that cannot be used; carries every diagnostic of the file, in line order. */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Diagnostic> diagnostics;

  public ConfigException(List<Diagnostic> diagnostics) {
    super(first(diagnostics));
    this.diagnostics = List.copyOf(diagnostics);
  }

  private static String first(List<Diagnostic> diagnostics) {
    for (Diagnostic d : diagnostics) {
      if (d.severity() == Diagnostic.Severity.ERROR) {
        return d.headline();
      }
    }
    return "invalid configuration";
  }

  /** Errors and warnings, in file order. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
