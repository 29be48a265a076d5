package xm.cli.top;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import xm.cli.output.Printable;
import xm.cli.top.UiState.Mode;

/** Frame, state and size to the lines of a screen. Pure: equal inputs make equal lines. */
final class TopView {
  private final UiState state;
  private final History history;
  private final Look look;
  private final int width;
  private final int height;

  TopView(UiState state, History history, Look look, int width, int height) {
    this.state = state;
    this.history = history;
    this.look = look;
    this.width = width;
    this.height = height;
  }

  /** Exactly {@code height} lines, none wider than the screen. */
  List<AttributedString> lines(TopFrame frame, List<TopRow> rows) {
    List<AttributedString> lines = new ArrayList<>(HostHeader.lines(frame, look, width));
    int room = height - lines.size() - 1;
    boolean note = !state.message.isEmpty() || !state.trouble.isEmpty() || filtered();
    lines.addAll(body(rows, note ? room - 1 : room));
    while (lines.size() < (note ? height - 2 : height - 1)) {
      lines.add(AttributedString.EMPTY);
    }
    if (note) {
      lines.add(note(frame, rows));
    }
    lines.add(bottom());
    List<AttributedString> cut = new ArrayList<>(height);
    for (AttributedString line : lines.subList(Math.max(0, lines.size() - height), lines.size())) {
      cut.add(line.columnLength() > width ? line.columnSubSequence(0, width) : line);
    }
    return cut;
  }

  /** The screen before the first look: why it is not there, when it is known. */
  List<AttributedString> waiting() {
    List<AttributedString> lines = new ArrayList<>();
    String text = state.trouble.isEmpty() ? "Looking at the host..." : state.trouble;
    for (int from = 0; from < text.length() && lines.size() < height; from += width) {
      String part = text.substring(from, Math.min(text.length(), from + width));
      lines.add(new AttributedString(Printable.of(part)));
    }
    while (lines.size() < height) {
      lines.add(AttributedString.EMPTY);
    }
    return lines;
  }

  private boolean filtered() {
    return state.mode == Mode.FILTER || !state.filter.isEmpty();
  }

  private List<AttributedString> body(List<TopRow> rows, int room) {
    List<AttributedString> lines =
        switch (state.mode) {
          case HELP -> Overlays.help(look);
          case MENU -> Overlays.menu(state, look);
          case TABLE, FILTER, DELAY, VALUE, CONFIRM -> table(rows, room);
        };
    return lines.subList(0, Math.max(0, Math.min(room, lines.size())));
  }

  /** The rows around the selected one. */
  private List<AttributedString> table(List<TopRow> rows, int room) {
    RowText text = new RowText(state, history, look, TopLayout.of(rows, state, width), width);
    List<AttributedString> lines = new ArrayList<>();
    if (!state.repeatHeader || rows.isEmpty()) {
      lines.add(text.header());
    }
    List<List<AttributedString>> blocks = new ArrayList<>();
    int first = first(rows, text, room - lines.size());
    int used = lines.size();
    for (int i = first; i < rows.size() && used < room; i++) {
      List<AttributedString> block = text.block(rows.get(i), i == state.selectedIndex);
      blocks.add(block);
      used += block.size();
    }
    blocks.forEach(lines::addAll);
    return lines;
  }

  /** The first row such that the selected one is on the screen: whole pages, as in less(1). */
  private int first(List<TopRow> rows, RowText text, int room) {
    if (rows.isEmpty()) {
      return 0;
    }
    int first = 0;
    int used = 0;
    for (int i = 0; i <= state.selectedIndex && i < rows.size(); i++) {
      int size = text.size(rows.get(i));
      if (used + size > room && i > first) {
        first = i;
        used = 0;
      }
      used += size;
    }
    return first;
  }

  private AttributedString note(TopFrame frame, List<TopRow> rows) {
    if (!state.trouble.isEmpty()) {
      return new AttributedString(Printable.of(state.trouble), look.alarm());
    }
    if (!state.message.isEmpty()) {
      return new AttributedString(
          Printable.of(state.message), state.failure ? look.alarm() : look.calm());
    }
    String cursor = state.mode == Mode.FILTER ? "_" : "";
    return new AttributedString(
        "Filter: "
            + Printable.of(state.filter)
            + cursor
            + "  ("
            + rows.size()
            + " of "
            + frame.rows().size()
            + ")");
  }

  private AttributedString bottom() {
    return switch (state.mode) {
      case TABLE, HELP, MENU -> keys();
      case FILTER -> new AttributedString("Type to filter, Enter keeps it, Esc clears it");
      case DELAY -> new AttributedString("  Delay(sec): " + Printable.of(state.typed) + "_");
      case VALUE ->
          new AttributedString("  " + Overlays.question(state) + Printable.of(state.typed) + "_");
      case CONFIRM ->
          new AttributedString(
              "  Really " + Overlays.deed(state.action, Printable.of(state.target)) + "? y/n",
              look.alarm());
    };
  }

  /** xentop's line, with ours behind it. */
  private AttributedString keys() {
    AttributedStringBuilder b = new AttributedStringBuilder();
    b.append("  ");
    key(b, "", 'D', "elay", false);
    key(b, "", 'N', "etworks", state.networks);
    key(b, "v", 'B', "ds", state.vbds);
    key(b, "", 'V', "CPUs", state.vcpus);
    key(b, "", 'R', "epeat header", state.repeatHeader);
    key(b, "", 'S', "ort order", false);
    key(b, "", 'A', "ct", false);
    key(b, "", 'H', "elp", false);
    key(b, "", 'Q', "uit", false);
    return b.toAttributedString();
  }

  private void key(AttributedStringBuilder b, String before, char key, String rest, boolean on) {
    AttributedStyle style = on ? look.warning().underline() : look.plain();
    b.styled(style, before).styled(look.reverse(), String.valueOf(key)).styled(style, rest);
    b.append("  ");
  }
}
