package xm.cli.top;

import java.util.Locale;
import java.util.Map;
import org.jline.utils.AttributedStyle;

/**
 * How the screen may be drawn.
 *
 * @param colour false where NO_COLOR says so (no-color.org) or the terminal has none
 * @param unicode false outside of UTF-8 locales: bars and trees are drawn with ASCII then
 */
record Look(boolean colour, boolean unicode) {
  private static final String BLOCKS = "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588";
  private static final String DENSITIES = "_.-:=+*#";

  /** As the environment has it. */
  static Look of(Map<String, String> environment) {
    String noColour = environment.getOrDefault("NO_COLOR", "");
    String terminal = environment.getOrDefault("TERM", "");
    boolean colour = noColour.isEmpty() && !terminal.startsWith("vt") && !terminal.endsWith("-m");
    return new Look(colour, unicode(environment));
  }

  /** The first of these that is set decides, as setlocale(3) says. */
  private static boolean unicode(Map<String, String> environment) {
    for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
      String locale = environment.getOrDefault(name, "");
      if (!locale.isEmpty()) {
        String lower = locale.toLowerCase(Locale.ROOT);
        return lower.contains("utf-8") || lower.contains("utf8");
      }
    }
    return false;
  }

  /** A bar of one character for a share of 0 to 1; a blank for nothing. */
  char bar(double share) {
    String bars = unicode ? BLOCKS : DENSITIES;
    if (share <= 0) {
      return ' ';
    }
    return bars.charAt(Math.min(bars.length() - 1, (int) (share * bars.length())));
  }

  String branch(boolean last) {
    if (unicode) {
      return last ? "\u2514\u2500" : "\u251c\u2500";
    }
    return last ? "`-" : "|-";
  }

  String arrow(boolean descending) {
    if (unicode) {
      return descending ? "\u25bc" : "\u25b2";
    }
    return descending ? "v" : "^";
  }

  AttributedStyle plain() {
    return AttributedStyle.DEFAULT;
  }

  AttributedStyle reverse() {
    return AttributedStyle.DEFAULT.inverse();
  }

  AttributedStyle bold() {
    return AttributedStyle.DEFAULT.bold();
  }

  /** For what is near its limit. */
  AttributedStyle warning() {
    return colour ? AttributedStyle.DEFAULT.foreground(AttributedStyle.YELLOW) : plain();
  }

  /** For what is at its limit, or broken. */
  AttributedStyle alarm() {
    return colour ? AttributedStyle.BOLD.foreground(AttributedStyle.RED) : bold();
  }

  AttributedStyle calm() {
    return colour ? AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN) : plain();
  }

  AttributedStyle quiet() {
    return colour ? AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN) : plain();
  }

  /** By thresholds: 0.7 and 0.9 of what there is. */
  AttributedStyle load(double share) {
    if (share >= 0.9) {
      return alarm();
    }
    return share >= 0.7 ? warning() : plain();
  }
}
