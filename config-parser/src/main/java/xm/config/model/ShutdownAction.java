package xm.config.model;

import java.util.Locale;
import java.util.Optional;

/** Values of on_poweroff, on_reboot and on_crash. */
public enum ShutdownAction {
  DESTROY,
  RESTART,
  PRESERVE,
  RENAME_RESTART,
  COREDUMP_DESTROY,
  COREDUMP_RESTART,
  SOFT_RESET;

  /** The word in a configuration file. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The action for a word, empty for an unknown one. */
  public static Optional<ShutdownAction> of(String word) {
    for (ShutdownAction a : values()) {
      if (a.label().equals(word)) {
        return Optional.of(a);
      }
    }
    return Optional.empty();
  }
}
