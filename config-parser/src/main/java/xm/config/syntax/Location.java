package xm.config.syntax;

/**
 * A place in a source.
 *
 * @param line 1-based
 * @param column 1-based, in UTF-16 code units
 */
public record Location(int line, int column) {}
