package xm.config.syntax;

/**
 * A Python 2 {@code unicode} value, as opposed to {@code str}, which is a Java String with one char
 * (0 to 255) for each byte. xm ignored unicode variables.
 *
 * @param text UTF-16
 */
public record UnicodeText(String text) {}
