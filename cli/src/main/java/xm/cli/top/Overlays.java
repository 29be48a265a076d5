package xm.cli.top;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import xm.cli.output.Printable;

/** What lies over the table for a moment: the help, and the menu of a domain. */
final class Overlays {
  private static final String[] HELP = {
    "up, down", "choose a domain, as PgUp, PgDn, Home, End do",
    "Enter, A", "act on it: console, pause, ...",
    "F", "follow it alone, with all its details",
    "/", "filter by name as you type, or by id",
    "S, <-, ->", "sort by another column",
    "I", "invert the order",
    "C, M", "sort by CPU, by memory",
    "Z", "domain 0 first",
    "V", "vcpus of each domain as a tree",
    "N, B", "networks, block devices of each domain",
    "R", "repeat the header before each domain",
    "D", "delay between two looks",
    "space", "look now",
    "Ctrl-L", "paint anew",
    "Ctrl-Z", "suspend",
    "Esc", "take back follow, then filter; else quit",
    "Q, Ctrl-C", "quit"
  };

  private static final int KEY_WIDTH = 14;

  private Overlays() {}

  static List<AttributedString> help(Look look) {
    List<AttributedString> lines = new ArrayList<>();
    lines.add(new AttributedString("Keys (any key goes back)", look.reverse()));
    for (int i = 0; i < HELP.length; i += 2) {
      AttributedStringBuilder b = new AttributedStringBuilder();
      b.append("  ").styled(look.bold(), HELP[i]);
      b.append(" ".repeat(Math.max(1, KEY_WIDTH - HELP[i].length()))).append(HELP[i + 1]);
      lines.add(b.toAttributedString());
    }
    return lines;
  }

  /** The menu of the domain that was selected. */
  static List<AttributedString> menu(UiState state, Look look) {
    List<AttributedString> lines = new ArrayList<>();
    lines.add(
        new AttributedString(
            "Domain " + Printable.of(state.target) + " (id " + state.targetId + ")",
            look.reverse()));
    for (DomainAction action : DomainAction.values()) {
      AttributedStringBuilder b = new AttributedStringBuilder();
      b.append("  ").styled(look.bold(), String.valueOf(action.key())).append("  ");
      lines.add(b.append(action.text()).toAttributedString());
    }
    lines.add(new AttributedString("  any other key goes back"));
    return lines;
  }

  static String deed(DomainAction action, String domain) {
    return switch (action) {
      case SHUTDOWN -> "ask " + domain + " to shut down";
      case REBOOT -> "ask " + domain + " to reboot";
      case DESTROY -> "destroy " + domain;
      case PAUSE -> "pause " + domain;
      case UNPAUSE -> "unpause " + domain;
      case CONSOLE -> "open the console of " + domain;
      case MEMORY -> "set the memory of " + domain;
      case PIN -> "pin the vcpus of " + domain;
    };
  }

  static String question(UiState state) {
    String what =
        state.action == DomainAction.MEMORY ? "Memory in MiB" : "Physical CPUs (0-2,5 or all)";
    return what + " for " + Printable.of(state.target) + ": ";
  }
}
