package xm.config.syntax;

/**
 * Choices of the language that a file can make itself with {@code from __future__ import}; each
 * starts as Python 2 has it.
 *
 * @param trueDivision {@code 1/2} is 0.5
 * @param printFunction {@code print} is a name, not a statement
 * @param unicodeLiterals literals without a prefix are unicode, which xm ignores
 */
public record Dialect(boolean trueDivision, boolean printFunction, boolean unicodeLiterals) {

  /** What xm gave every file. */
  public static final Dialect PYTHON_2 = new Dialect(false, false, false);

  /** This dialect after {@code from __future__ import feature}; unknown features change nothing. */
  Dialect with(String feature) {
    return switch (feature) {
      case "division" -> new Dialect(true, printFunction, unicodeLiterals);
      case "print_function" -> new Dialect(trueDivision, true, unicodeLiterals);
      case "unicode_literals" -> new Dialect(trueDivision, printFunction, true);
      default -> this;
    };
  }
}
