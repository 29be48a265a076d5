package xm.cli.top;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which columns fit, and how wide each one is. */
final class TopLayout {
  /** The mark of the selected row and a blank. */
  static final int MARK_WIDTH = 2;

  private static final int NAME_MIN = 10;
  private static final int NAME_MAX = 24;
  private static final int HISTORY_MIN = 10;

  /** From the column that a narrow screen keeps to the one that it drops first. */
  private static final List<TopColumn> PRECEDENCE =
      List.of(
          TopColumn.NAME,
          TopColumn.STATE,
          TopColumn.CPU_PCT,
          TopColumn.MEM,
          TopColumn.MEM_PCT,
          TopColumn.VCPUS,
          TopColumn.CPU_SEC,
          TopColumn.NET_TX,
          TopColumn.NET_RX,
          TopColumn.VBD_RD,
          TopColumn.VBD_WR,
          TopColumn.MAXMEM,
          TopColumn.NETS,
          TopColumn.VBDS,
          TopColumn.VBD_OO,
          TopColumn.MAX_PCT,
          TopColumn.VBD_RSECT,
          TopColumn.VBD_WSECT,
          TopColumn.SSID);

  private final Map<TopColumn, Integer> widths = new EnumMap<>(TopColumn.class);
  private final int history;

  private TopLayout(int history) {
    this.history = history;
  }

  /**
   * Fits columns into a width.
   *
   * @param rows whose texts must fit
   */
  static TopLayout of(List<TopRow> rows, UiState state, int width) {
    Map<TopColumn, Integer> wanted = new EnumMap<>(TopColumn.class);
    for (TopColumn column : TopColumn.values()) {
      wanted.put(column, wanted(column, rows, state));
    }
    Set<TopColumn> chosen = EnumSet.of(TopColumn.NAME, state.sort);
    int used = MARK_WIDTH;
    for (TopColumn column : chosen) {
      used += wanted.get(column) + 1;
    }
    boolean historyFits = false;
    for (TopColumn column : PRECEDENCE) {
      // The history comes after what tells the present.
      if (column == TopColumn.CPU_SEC && used + HISTORY_MIN < width) {
        used += HISTORY_MIN + 1;
        historyFits = true;
      }
      if (!chosen.contains(column)) {
        if (used + wanted.get(column) > width) {
          break;
        }
        chosen.add(column);
        used += wanted.get(column) + 1;
      }
    }
    int spare = Math.max(0, width - used);
    TopLayout layout = new TopLayout(historyFits ? HISTORY_MIN + Math.min(20, spare) : 0);
    for (TopColumn column : chosen) {
      layout.widths.put(column, wanted.get(column));
    }
    return layout;
  }

  private static int wanted(TopColumn column, List<TopRow> rows, UiState state) {
    int width = column.width();
    if (column == TopColumn.NAME) {
      width = NAME_MIN;
    }
    if (column == TopColumn.NAME || column.widens()) {
      for (TopRow row : rows) {
        width = Math.max(width, column.text(row).length());
      }
    }
    return column == TopColumn.NAME && !state.fullNames ? Math.min(width, NAME_MAX) : width;
  }

  boolean shows(TopColumn column) {
    return widths.containsKey(column);
  }

  int width(TopColumn column) {
    return widths.get(column);
  }

  /** Characters of the sparkline, 0 for none. */
  int history() {
    return history;
  }
}
