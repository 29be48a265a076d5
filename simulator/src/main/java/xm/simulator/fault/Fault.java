package xm.simulator.fault;

import java.util.Locale;

/**
 * What is to go wrong.
 *
 * @param text the error's own text; empty for the usual one
 * @param errno a Linux error name such as {@code ENOMEM}; empty for the usual one
 * @param exitCode of a hotplug script; -1 lets it run into its deadline
 */
public record Fault(String text, String errno, int exitCode) {

  /** The error name, or this one when the fault names none. */
  public String errnoOr(String usual) {
    return errno.isEmpty() ? usual : errno.toUpperCase(Locale.ROOT);
  }

  /** The text, or this one when the fault has none. */
  public String textOr(String usual) {
    return text.isEmpty() ? usual : text;
  }
}
