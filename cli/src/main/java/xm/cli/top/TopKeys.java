package xm.cli.top;

import java.util.List;
import xm.cli.output.Printable;
import xm.cli.top.UiState.Mode;

/** What each key does: changes the state, and tells the loop what else is to be done. */
final class TopKeys {

  /** What the loop has to do. */
  enum Reaction {
    NOTHING,
    LOOK,
    REPAINT,
    SUSPEND,
    QUIT,
    /** Perform {@link UiState#action} on the selected domain, with {@link UiState#typed}. */
    ACT
  }

  private static final int LONGEST_INPUT = 80;
  private static final int MILLIS = 1000;
  private static final double LONGEST_DELAY = 86_400;

  private final UiState state;

  TopKeys(UiState state) {
    this.state = state;
  }

  /**
   * Takes a key.
   *
   * @param rows as they are shown
   * @param page rows on a page
   */
  Reaction press(Key key, List<TopRow> rows, int page) {
    switch (key.name()) {
      case INTERRUPT -> {
        return Reaction.QUIT;
      }
      case SUSPEND -> {
        return Reaction.SUSPEND;
      }
      case REPAINT -> {
        return Reaction.REPAINT;
      }
      default -> {
        return modal(key, rows, page);
      }
    }
  }

  private Reaction modal(Key key, List<TopRow> rows, int page) {
    return switch (state.mode) {
      case TABLE -> table(key, rows, page);
      case HELP -> back();
      case FILTER -> filter(key, rows, page);
      case DELAY -> delay(key);
      case MENU -> menu(key, rows);
      case VALUE -> value(key);
      case CONFIRM -> confirm(key);
    };
  }

  private Reaction back() {
    state.mode = Mode.TABLE;
    return Reaction.NOTHING;
  }

  private Reaction table(Key key, List<TopRow> rows, int page) {
    state.message = "";
    switch (key.name()) {
      case ESCAPE -> {
        return escape();
      }
      case ENTER -> openMenu(rows);
      case HELP -> state.mode = Mode.HELP;
      case LEFT -> state.sortBy(-1);
      case RIGHT -> state.sortBy(1);
      default -> {
        if (!moved(key, rows, page)) {
          return letter(key.letter(), rows);
        }
      }
    }
    return Reaction.NOTHING;
  }

  /** Takes back the narrowest choice; with none left it quits, as in xentop. */
  private Reaction escape() {
    if (state.following()) {
      state.followNobody();
    } else if (!state.filter.isEmpty()) {
      state.filter = "";
    } else {
      return Reaction.QUIT;
    }
    return Reaction.NOTHING;
  }

  private boolean moved(Key key, List<TopRow> rows, int page) {
    switch (key.name()) {
      case UP -> state.move(rows, -1);
      case DOWN -> state.move(rows, 1);
      case PAGE_UP -> state.move(rows, -page);
      case PAGE_DOWN -> state.move(rows, page);
      case HOME -> state.move(rows, Integer.MIN_VALUE);
      case END -> state.move(rows, Integer.MAX_VALUE);
      default -> {
        return false;
      }
    }
    return true;
  }

  private Reaction letter(int letter, List<TopRow> rows) {
    switch (letter) {
      case 'q' -> {
        return Reaction.QUIT;
      }
      case 'd' -> type(Mode.DELAY);
      case 'n' -> state.networks ^= true;
      case 'b' -> state.vbds ^= true;
      case 'v' -> {
        state.vcpus ^= true;
        return Reaction.LOOK;
      }
      case 'r' -> state.repeatHeader ^= true;
      case 's' -> state.sortBy(1);
      case 'i' -> state.inverted ^= true;
      case 'c' -> state.sort = TopColumn.CPU_PCT;
      case 'm' -> state.sort = TopColumn.MEM;
      case 'z' -> state.dom0First ^= true;
      case '/' -> state.mode = Mode.FILTER;
      case 'f' -> {
        follow(rows);
        return Reaction.LOOK;
      }
      case 'a' -> openMenu(rows);
      case 'h', '?' -> state.mode = Mode.HELP;
      case ' ' -> {
        return Reaction.LOOK;
      }
      default -> {
        return Reaction.NOTHING;
      }
    }
    return Reaction.NOTHING;
  }

  private void follow(List<TopRow> rows) {
    if (state.following()) {
      state.followNobody();
    } else if (!rows.isEmpty()) {
      state.followed = state.selected;
    }
  }

  private void openMenu(List<TopRow> rows) {
    if (!rows.isEmpty()) {
      state.mode = Mode.MENU;
      aim(rows);
    }
  }

  /** The domain is fixed when the menu shows it: the table may be in another order by then. */
  private void aim(List<TopRow> rows) {
    TopRow row = rows.get(state.selectedIndex);
    state.target = row.name();
    state.targetId = row.domid();
    state.targetUuid = row.usage().info().handle();
  }

  private void type(Mode mode) {
    state.mode = mode;
    state.typed = "";
  }

  private Reaction filter(Key key, List<TopRow> rows, int page) {
    switch (key.name()) {
      case ENTER -> state.mode = Mode.TABLE;
      case ESCAPE -> {
        state.filter = "";
        state.mode = Mode.TABLE;
      }
      default -> {
        if (!moved(key, rows, page)) {
          state.filter = edited(state.filter, key);
        }
      }
    }
    return Reaction.NOTHING;
  }

  private static String edited(String text, Key key) {
    if (key.name() == Key.Name.BACKSPACE && !text.isEmpty()) {
      return text.substring(0, text.offsetByCodePoints(text.length(), -1));
    }
    if (key.name() == Key.Name.CHARACTER && text.length() < LONGEST_INPUT) {
      return text + Character.toString(key.character());
    }
    return text;
  }

  private Reaction delay(Key key) {
    switch (key.name()) {
      case ESCAPE -> state.mode = Mode.TABLE;
      case ENTER -> {
        state.mode = Mode.TABLE;
        double seconds = seconds(state.typed);
        if (seconds > 0) {
          state.delayMillis = Math.round(seconds * MILLIS);
          return Reaction.LOOK;
        }
        if (!state.typed.isEmpty()) {
          state.complain("'" + Printable.of(state.typed) + "' is no number of seconds.");
        }
      }
      default -> state.typed = edited(state.typed, key);
    }
    return Reaction.NOTHING;
  }

  private static double seconds(String text) {
    try {
      double seconds = Double.parseDouble(text);
      return seconds >= 0.1 && seconds <= LONGEST_DELAY ? seconds : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private Reaction menu(Key key, List<TopRow> rows) {
    if (moved(key, rows, 1)) {
      aim(rows);
      return Reaction.NOTHING;
    }
    state.action = DomainAction.of(key.letter());
    if (state.action == null) {
      state.mode = Mode.TABLE;
      return Reaction.NOTHING;
    }
    if (state.action.wantsValue()) {
      type(Mode.VALUE);
      return Reaction.NOTHING;
    }
    state.typed = "";
    state.mode = state.action.confirmed() ? Mode.CONFIRM : Mode.TABLE;
    return state.action.confirmed() ? Reaction.NOTHING : Reaction.ACT;
  }

  private Reaction value(Key key) {
    switch (key.name()) {
      case ESCAPE -> state.mode = Mode.TABLE;
      case ENTER -> {
        state.mode = Mode.TABLE;
        return state.typed.isBlank() ? Reaction.NOTHING : Reaction.ACT;
      }
      default -> state.typed = edited(state.typed, key);
    }
    return Reaction.NOTHING;
  }

  private Reaction confirm(Key key) {
    state.mode = Mode.TABLE;
    if (key.letter() == 'y') {
      return Reaction.ACT;
    }
    state.say("Nothing was done.");
    return Reaction.NOTHING;
  }
}
