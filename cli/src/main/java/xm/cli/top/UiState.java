package xm.cli.top;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** What the operator has chosen so far. Used on the thread of the screen alone. */
final class UiState {

  /** What keys mean at the moment. */
  enum Mode {
    TABLE,
    HELP,
    /** Letters go into the filter. */
    FILTER,
    /** Letters go into the delay. */
    DELAY,
    /** A letter chooses what to do to the selected domain. */
    MENU,
    /** Letters go into the value that an action wants. */
    VALUE,
    /** y does it, everything else does not. */
    CONFIRM
  }

  private static final int NOBODY = -1;

  Mode mode = Mode.TABLE;
  TopColumn sort = TopColumn.NAME;
  boolean inverted;
  String filter = "";
  boolean networks;
  boolean vbds;
  boolean vcpus;
  boolean repeatHeader;
  boolean dom0First;
  boolean fullNames;
  long delayMillis;

  /** The domain under the cursor, and where it stood in the table when it was last there. */
  int selected = NOBODY;

  int selectedIndex;

  /** The one domain that is shown, {@link #NOBODY} for all. */
  int followed = NOBODY;

  /** What is being typed. */
  String typed = "";

  DomainAction action;

  /** Name of the domain that the action is for, and its id. */
  String target = "";

  int targetId = NOBODY;

  /** An id may go to another domain before the operator says yes. */
  UUID targetUuid;

  /** A sentence for the operator, empty for none; and whether it tells of a failure. */
  String message = "";

  boolean failure;

  /** Why nothing new is shown: the host does not answer. Empty while it does. */
  String trouble = "";

  UiState(TopOptions options) {
    networks = options.networks();
    vbds = options.vbds();
    vcpus = options.vcpus();
    repeatHeader = options.repeatHeader();
    dom0First = options.dom0First();
    fullNames = options.fullNames();
    delayMillis = options.delayMillis();
  }

  boolean following() {
    return followed != NOBODY;
  }

  void followNobody() {
    followed = NOBODY;
  }

  void say(String text) {
    message = text;
    failure = false;
  }

  void complain(String text) {
    message = text;
    failure = true;
  }

  /** The rows to show, in order; the selection moves with its domain, or to its place. */
  List<TopRow> arrange(TopFrame frame) {
    String wanted = filter.toLowerCase(Locale.ROOT);
    List<TopRow> rows = new ArrayList<>(frame.rows().size());
    TopRow dom0 = null;
    for (TopRow row : frame.rows()) {
      if (following() ? row.domid() == followed : matches(row, wanted)) {
        if (dom0First && row.domid() == 0) {
          dom0 = row;
        } else {
          rows.add(row);
        }
      }
    }
    Comparator<TopRow> order = inverted ? sort.order().reversed() : sort.order();
    rows.sort(order);
    if (dom0 != null) {
      rows.add(0, dom0);
    }
    keepSelection(rows);
    return rows;
  }

  private static boolean matches(TopRow row, String wanted) {
    return wanted.isEmpty()
        || row.name().toLowerCase(Locale.ROOT).contains(wanted)
        || Integer.toString(row.domid()).equals(wanted);
  }

  private void keepSelection(List<TopRow> rows) {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).domid() == selected) {
        selectedIndex = i;
        return;
      }
    }
    selectedIndex = Math.max(0, Math.min(selectedIndex, rows.size() - 1));
    selected = rows.isEmpty() ? NOBODY : rows.get(selectedIndex).domid();
  }

  /** Moves the cursor by so many rows. */
  void move(List<TopRow> rows, long by) {
    if (!rows.isEmpty()) {
      selectedIndex = (int) Math.max(0, Math.min(rows.size() - 1L, selectedIndex + by));
      selected = rows.get(selectedIndex).domid();
    }
  }

  /** The next column to sort by, or the one before. */
  void sortBy(int step) {
    List<TopColumn> columns = List.of(TopColumn.values());
    sort = columns.get(Math.floorMod(columns.indexOf(sort) + step, columns.size()));
  }
}
