package xm.config.syntax;

import java.util.ArrayList;
import java.util.List;
import xm.config.Diagnostic;
import xm.config.Diagnostic.Severity;

/** Collects the diagnostics of one source; at most {@value #LIMIT}, the first of each place. */
public final class Problems {
  private static final int LIMIT = 100;

  /** Characters of one message: a text of the file may be in it, however long. */
  private static final int LONGEST = 600;

  private final Source source;
  private final List<Diagnostic> found = new ArrayList<>();
  private boolean errors;
  private boolean fatal;

  public Problems(Source source) {
    this.source = source;
  }

  /** The source that the offsets refer to. */
  public Source source() {
    return source;
  }

  /** Adds an error at a character. */
  public void error(int offset, String message) {
    fatal = true;
    lateError(offset, message);
  }

  /**
   * Adds an error that does not keep the file's form from being shown, since xm left it to xend to
   * find: a domain cannot be created all the same.
   */
  public void lateError(int offset, String message) {
    errors = true;
    add(Severity.ERROR, offset, message);
  }

  /** Adds a warning at a character. */
  public void warning(int offset, String message) {
    add(Severity.WARNING, offset, message);
  }

  /** Adds a finding that concerns no line of the source. */
  public void general(Severity severity, String message) {
    fatal |= severity == Severity.ERROR;
    lateGeneral(severity, message);
  }

  /** As {@link #general}, but an error is a late one. */
  public void lateGeneral(Severity severity, String message) {
    errors |= severity == Severity.ERROR;
    if (found.size() < LIMIT) {
      found.add(new Diagnostic(severity, source.name(), 0, 0, cut(message), ""));
    }
  }

  /** The middle of an endless message says nothing. */
  private static String cut(String message) {
    int end = message.length();
    return end <= LONGEST
        ? message
        : message.substring(0, LONGEST / 2) + " ... " + message.substring(end - LONGEST / 3);
  }

  private void add(Severity severity, int offset, String message) {
    if (found.size() >= LIMIT) {
      return;
    }
    Location l = source.location(offset);
    for (Diagnostic d : found) {
      if (d.line() == l.line() && d.column() == l.column() && d.severity() == severity) {
        return;
      }
    }
    found.add(
        new Diagnostic(
            severity, source.name(), l.line(), l.column(), cut(message), source.line(l.line())));
  }

  /** True when an error, not only warnings, was found. */
  public boolean hasErrors() {
    return errors;
  }

  /** True when there is an error after which the file's form cannot be shown. */
  public boolean hasFatal() {
    return fatal;
  }

  /** True when no more will be taken; a caller may stop looking. */
  public boolean full() {
    return found.size() >= LIMIT;
  }

  /** All findings in file order; those without a line come first. */
  public List<Diagnostic> sorted() {
    List<Diagnostic> all = new ArrayList<>(found);
    all.sort(
        (a, b) ->
            a.line() != b.line()
                ? Integer.compare(a.line(), b.line())
                : Integer.compare(a.column(), b.column()));
    return all;
  }
}
