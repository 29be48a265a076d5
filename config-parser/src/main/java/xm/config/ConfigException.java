package xm.config;

import java.util.List;

/** A configuration that cannot be used; carries every diagnostic of the file, in line order. */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Diagnostic> diagnostics;

  public ConfigException(List<Diagnostic> diagnostics) {
    super(diagnostics.isEmpty() ? "invalid configuration" : diagnostics.get(0).headline());
    this.diagnostics = List.copyOf(diagnostics);
  }

  /** Errors and warnings, in file order. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
