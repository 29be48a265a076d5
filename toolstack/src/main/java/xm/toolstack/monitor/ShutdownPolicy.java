package xm.toolstack.monitor;

import java.util.Optional;
import xm.config.model.Lifecycle;
import xm.config.model.ShutdownAction;
import xm.xenctrl.ShutdownReason;

/**
 * What a configuration wants when its guest ends (xm-mechanics §12). Pure: a reason and
 * on_poweroff, on_reboot and on_crash in, an action out.
 */
public final class ShutdownPolicy {

  private ShutdownPolicy() {}

  /**
   * The decision.
   *
   * @param coreDump true when a core dump is wanted before the action
   */
  public record Decision(EndAction action, boolean coreDump) {}

  /**
   * Decides.
   *
   * @param lifecycle empty when the configuration is lost; a restart is then not possible, and what
   *     cannot be restarted is taken away
   */
  public static Decision decide(Optional<Lifecycle> lifecycle, ShutdownReason reason) {
    if (reason == ShutdownReason.SUSPEND) {
      return new Decision(EndAction.KEEP, false);
    }
    if (lifecycle.isEmpty()) {
      return new Decision(EndAction.DESTROY, false);
    }
    return switch (reason) {
      case POWEROFF -> decision(lifecycle.get().onPoweroff(), false);
      case REBOOT -> decision(lifecycle.get().onReboot(), false);
      case CRASH -> decision(lifecycle.get().onCrash(), true);
      // what kexec asks for: the domain with its memory kept is not to be had here, a new one is
      case SOFT_RESET -> new Decision(EndAction.RESTART, false);
      // xm knew no keys for these, and took such a domain away
      default -> new Decision(EndAction.DESTROY, false);
    };
  }

  private static Decision decision(ShutdownAction wanted, boolean crashed) {
    return switch (wanted) {
      // soft-reset is xl's word for a reset in place; what comes nearest is a new domain
      case RESTART, SOFT_RESET -> new Decision(EndAction.RESTART, false);
      case PRESERVE -> new Decision(EndAction.PRESERVE, false);
      case RENAME_RESTART -> new Decision(EndAction.RENAME_RESTART, false);
      case COREDUMP_DESTROY -> new Decision(EndAction.DESTROY, crashed);
      case COREDUMP_RESTART -> new Decision(EndAction.RESTART, crashed);
      default -> new Decision(EndAction.DESTROY, false);
    };
  }
}
