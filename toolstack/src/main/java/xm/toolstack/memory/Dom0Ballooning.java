package xm.toolstack.memory;

import java.util.Locale;
import xm.toolstack.settings.HostSettings;
import xm.toolstack.settings.Setting;

/**
 * Whether and how far dom0 gives memory away, as xend's {@code enable-dom0-ballooning} and {@code
 * dom0-min-mem} said. Here two settings of the host say it, {@code dom0_ballooning} (yes, no, auto)
 * and {@code dom0_min_mem} (MiB).
 */
public final class Dom0Ballooning {
  /** Smallest dom0 that libxl allows. */
  private static final long LEAST_MIB = 128;

  private Dom0Ballooning() {}

  /**
   * Whether dom0 may be asked for memory. With auto, which is xl's rule and the default, it is left
   * alone when its size was given to Xen.
   *
   * @param xenCommandLine as {@code xm info} shows it
   */
  public static boolean allowed(String xenCommandLine) {
    return allowed(HostSettings.ours().text(Setting.DOM0_BALLOONING), xenCommandLine);
  }

  static boolean allowed(String setting, String xenCommandLine) {
    return switch (setting == null ? "auto" : setting.toLowerCase(Locale.ROOT)) {
      case "yes", "on", "1" -> true;
      case "no", "off", "0" -> false;
      default -> !(' ' + xenCommandLine).contains(" dom0_mem=");
    };
  }

  /** What dom0 keeps in any case, in KiB. */
  public static long floorKib() {
    return floorKib(HostSettings.ours().text(Setting.DOM0_MIN_MEM));
  }

  static long floorKib(String setting) {
    long mib = LEAST_MIB;
    try {
      mib = setting == null ? mib : Long.parseLong(setting.strip());
    } catch (NumberFormatException e) {
      // not a number: as if it had not been set
    }
    return Math.max(LEAST_MIB, mib) * 1024;
  }
}
