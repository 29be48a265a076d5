package xm.cli.top;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

/** State and frame to lines, without a terminal. */
class TopViewTest {
  private static final Look PLAIN = new Look(false, false);
  private static final Look UNICODE = new Look(true, true);

  private final UiState state = new UiState(Looks.options(""));
  private final TopKeys keys = new TopKeys(state);
  private final History history = new History();
  private List<TopRow> rows = List.of();

  private static Looks look(long seconds, double cpu) {
    return Looks.after(seconds)
        .domain(0, "Domain-0", Looks.RUNNING, 1024, Looks.NO_LIMIT, 100, List.of(), List.of())
        .domain(
            3,
            "web",
            Looks.BLOCKED,
            512,
            512 * 256,
            cpu,
            List.of(Looks.vif(3, 0, 4_351_000)),
            List.of(Looks.vbd(3, 84_460)))
        .domain(5, "crashed", Looks.CRASHED, 256, 5.2);
  }

  private static TopFrame frame() {
    return TopModel.next(look(0, 0).snapshot(), look(10, 19.5).snapshot());
  }

  private List<AttributedString> draw(TopFrame frame, Look look, int width, int height) {
    rows = state.arrange(frame);
    return new TopView(state, history, look, width, height).lines(frame, rows);
  }

  private List<String> text(TopFrame frame, Look look, int width, int height) {
    return draw(frame, look, width, height).stream()
        .map(line -> line.toString().stripTrailing())
        .toList();
  }

  private TopKeys.Reaction press(String typed) {
    TopKeys.Reaction last = TopKeys.Reaction.NOTHING;
    for (int i = 0; i < typed.length(); i++) {
      rows = state.arrange(frame());
      last = keys.press(Key.character(typed.charAt(i)), rows, 5);
    }
    return last;
  }

  private TopKeys.Reaction press(Key.Name name) {
    rows = state.arrange(frame());
    return keys.press(Key.named(name), rows, 5);
  }

  @Test
  void forty_columns_of_ascii() {
    history.add(frame());
    press("c");
    assertEquals(
        List.of(
            "3 domains: 1 running, 1 blocked, 0 pause",
            "Mem: 8388608k total, 2939904k used, 5448",
            "CPU [|||   ]  48.8%  Mem [||    ]  35.0%",
            "  NAME        STATE CPU(%v     MEM(k)",
            "  web        --b---  195.0     524288",
            "  Domain-0   -----r    0.0    1048576",
            "> crashed    ---c--    0.0     262144",
            "",
            "  Delay  Networks  vBds  VCPUs  Repeat h"),
        text(frame(), PLAIN, 40, 10).subList(1, 10));
  }

  @Test
  void no_line_is_wider_than_the_screen_and_all_heights_are_filled() {
    press("vnb");
    for (int width : new int[] {1, 10, 39, 80, 132, 250}) {
      for (int height : new int[] {1, 3, 7, 24, 60}) {
        List<AttributedString> lines = draw(frame(), UNICODE, width, height);
        assertEquals(height, lines.size());
        for (AttributedString line : lines) {
          assertTrue(line.columnLength() <= width, width + ": " + line);
        }
      }
    }
  }

  @Test
  void a_wide_screen_has_every_column_of_xentop() {
    String header = text(frame(), PLAIN, 220, 24).get(4);
    for (TopColumn column : TopColumn.values()) {
      String title = column.header();
      assertTrue(header.contains(title.substring(0, title.length() - 1)), title);
    }
  }

  @Test
  void a_narrow_screen_keeps_the_column_that_it_is_sorted_by() {
    state.sort = TopColumn.VBD_WSECT;
    assertTrue(text(frame(), PLAIN, 40, 10).get(4).contains("VBD_WSECT"));
  }

  @Test
  void details_hang_below_their_domain() {
    press("vnb");
    List<String> lines = text(frame(), PLAIN, 100, 24);
    int web =
        lines.indexOf(
            lines.stream().filter(line -> line.startsWith("  web")).findFirst().orElseThrow());
    assertEquals(
        List.of(
            "    |- vcpu 0  cpu 1  r-  146.3%  14s",
            "    `- vcpu 1  cpu 3  -b  48.8%  4s",
            "    net 0  RX 4249k 4351pkts 0err 0drop  TX 8498k 8702pkts 1err 2drop",
            "    vbd 51712  RD 84460 (337840k)  WR 42230 (168920k)  OO 1"),
        lines.subList(web + 1, web + 5));
  }

  @Test
  void the_filter_works_while_it_is_typed() {
    press("/W");
    List<String> lines = text(frame(), PLAIN, 80, 24);
    assertTrue(lines.get(22).startsWith("Filter: W_  (1 of 3)"), lines.get(22));
    press(Key.Name.BACKSPACE);
    assertEquals(3, state.arrange(frame()).size());
    press("5");
    assertEquals(5, state.arrange(frame()).get(0).domid());
    press(Key.Name.ESCAPE);
    assertEquals("", state.filter);
  }

  @Test
  void sorting_goes_both_ways_through_all_columns() {
    press("m");
    assertEquals(List.of(0, 3, 5), state.arrange(frame()).stream().map(TopRow::domid).toList());
    press("i");
    assertEquals(List.of(5, 3, 0), state.arrange(frame()).stream().map(TopRow::domid).toList());
    TopColumn start = state.sort;
    for (int i = 0; i < TopColumn.values().length; i++) {
      press("s");
    }
    assertEquals(start, state.sort);
    press(Key.Name.LEFT);
    press(Key.Name.RIGHT);
    assertEquals(start, state.sort);
  }

  @Test
  void the_selection_stays_with_its_domain_and_outlives_it() {
    press(Key.Name.END);
    assertEquals(3, state.selected);
    press("c");
    state.arrange(frame());
    assertEquals(3, state.selected);
    assertEquals(0, state.selectedIndex);
    state.arrange(TopModel.next(null, Looks.after(0).domain(7, "new", 0, 64, 0).snapshot()));
    assertEquals(7, state.selected);
    state.arrange(TopModel.next(null, Looks.after(0).snapshot()));
    assertEquals(TopKeys.Reaction.NOTHING, keys.press(Key.named(Key.Name.ENTER), List.of(), 5));
  }

  @Test
  void following_shows_one_domain_with_everything() {
    history.add(frame());
    press(Key.Name.END);
    assertEquals(TopKeys.Reaction.LOOK, press("f"));
    List<String> lines = text(frame(), UNICODE, 80, 24);
    assertTrue(lines.get(5).startsWith("> web"), lines.get(5));
    assertTrue(lines.get(8).startsWith("    net 0"), lines.get(8));
    assertTrue(lines.get(11).endsWith("\u2588"), lines.get(11));
    assertEquals(TopKeys.Reaction.NOTHING, press(Key.Name.ESCAPE));
    assertEquals(TopKeys.Reaction.QUIT, press(Key.Name.ESCAPE));
  }

  @Test
  void destroying_wants_a_yes_and_pausing_does_not() {
    press(Key.Name.ENTER);
    assertEquals(TopKeys.Reaction.ACT, press("p"));
    press(Key.Name.ENTER);
    assertEquals(TopKeys.Reaction.NOTHING, press("d"));
    assertEquals(TopKeys.Reaction.NOTHING, press("x"));
    press(Key.Name.ENTER);
    press("d");
    assertEquals(TopKeys.Reaction.ACT, press("y"));
    assertEquals("crashed", state.target);
  }

  @Test
  void memory_wants_a_number_first() {
    press(Key.Name.ENTER);
    assertEquals(TopKeys.Reaction.NOTHING, press("m25"));
    List<String> lines = text(frame(), PLAIN, 80, 24);
    assertEquals("  Memory in MiB for crashed: 25_", lines.get(23));
    assertEquals(TopKeys.Reaction.ACT, press(Key.Name.ENTER));
    assertEquals("25", state.typed);
    press(Key.Name.ENTER);
    press("k");
    assertEquals(TopKeys.Reaction.NOTHING, press(Key.Name.ENTER));
  }

  @Test
  void without_colour_there_is_none_and_names_cannot_draw() {
    TopFrame frame =
        TopModel.next(null, Looks.after(0).domain(1, "\u001b[31mred", 0, 64, 0).snapshot());
    StringBuilder all = new StringBuilder();
    draw(frame, PLAIN, 80, 24).forEach(line -> all.append(line.toAnsi()));
    assertFalse(all.toString().contains("\u001b[31m"), all.toString().replace('\u001b', '^'));
    assertTrue(all.toString().contains("\\x1b[31mred"), all.toString());
  }

  @Test
  void the_history_forgets_domains_that_are_gone() {
    history.add(frame());
    assertEquals(3, history.size());
    history.add(TopModel.next(frame().snapshot(), Looks.after(11).snapshot()));
    assertEquals(0, history.size());
  }

  @Test
  void the_environment_chooses_colour_and_characters() {
    assertEquals(new Look(true, true), Look.of(Map.of("TERM", "xterm", "LANG", "de_DE.UTF-8")));
    assertEquals(new Look(false, false), Look.of(Map.of("NO_COLOR", "1", "LC_ALL", "C")));
    assertEquals(new Look(false, true), Look.of(Map.of("TERM", "vt100", "LANG", "C.utf8")));
    assertFalse(Look.of(Map.of("LC_ALL", "C", "LANG", "C.UTF-8")).unicode());
  }
}
