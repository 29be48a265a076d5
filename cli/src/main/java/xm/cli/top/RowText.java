package xm.cli.top;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import xm.toolstack.usage.DiskCounters;
import xm.toolstack.usage.NetworkCounters;
import xm.toolstack.usage.NetworkCounters.Direction;
import xm.xenctrl.DomainInfo;
import xm.xenctrl.VcpuInfo;

/** The lines of one domain: its row, and below it what was asked for besides. */
final class RowText {
  private static final String INDENT = "    ";
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final int BYTES_PER_KIB = 1024;

  private final UiState state;
  private final History history;
  private final Look look;
  private final TopLayout layout;
  private final int width;

  RowText(UiState state, History history, Look look, TopLayout layout, int width) {
    this.state = state;
    this.history = history;
    this.look = look;
    this.layout = layout;
    this.width = width;
  }

  AttributedString header() {
    AttributedStringBuilder b = new AttributedStringBuilder();
    AttributedStyle style = look.reverse();
    b.styled(style, "  ");
    for (TopColumn column : TopColumn.values()) {
      if (!layout.shows(column)) {
        continue;
      }
      boolean sorted = column == state.sort;
      String title = column.header();
      if (sorted) {
        // The arrow has its place where the title leaves one, else it takes the last letter's.
        String arrow = look.arrow(descending());
        title = title.length() < layout.width(column) ? title + arrow : cut(title) + arrow;
      }
      int blanks = layout.width(column) - title.length();
      String text =
          column == TopColumn.NAME
              ? title + " ".repeat(blanks)
              : " ".repeat(Math.max(0, blanks)) + title;
      b.styled(sorted ? style.bold() : style, text);
      b.styled(style, " ");
      if (column == TopColumn.CPU_PCT) {
        history(b, "HISTORY", style);
      }
    }
    pad(b, style);
    return b.toAttributedString();
  }

  /** Whether the largest is on top: numbers are, until the order is inverted. */
  private boolean descending() {
    boolean natural = state.sort != TopColumn.NAME && state.sort != TopColumn.SSID;
    return natural != state.inverted;
  }

  private static String cut(String text) {
    return text.substring(0, text.length() - 1);
  }

  /** Lines that {@link #block} has. */
  int size(TopRow row) {
    int size = state.repeatHeader ? 2 : 1;
    boolean all = state.following();
    size += state.vcpus || all ? row.usage().vcpus().size() : 0;
    size += state.networks || all ? row.usage().networks().size() : 0;
    size += state.vbds || all ? row.usage().disks().size() : 0;
    return size;
  }

  List<AttributedString> block(TopRow row, boolean selected) {
    List<AttributedString> lines = new ArrayList<>();
    if (state.repeatHeader) {
      lines.add(header());
    }
    lines.add(row(row, selected));
    boolean all = state.following();
    if (state.vcpus || all) {
      vcpus(lines, row);
    }
    if (state.networks || all) {
      for (NetworkCounters network : row.usage().networks()) {
        lines.add(network(network));
      }
    }
    if (state.vbds || all) {
      for (DiskCounters disk : row.usage().disks()) {
        lines.add(disk(disk));
      }
    }
    if (all) {
      lines.add(AttributedString.EMPTY);
      String bars = history.sparkline(row, Math.min(History.LENGTH, width), look);
      lines.add(new AttributedString(bars, look.quiet()));
    }
    return lines;
  }

  private AttributedString row(TopRow row, boolean selected) {
    AttributedStringBuilder b = new AttributedStringBuilder();
    b.styled(base(selected), selected ? "> " : "  ");
    for (TopColumn column : TopColumn.values()) {
      if (!layout.shows(column)) {
        continue;
      }
      AttributedStyle style = selected ? look.reverse() : style(column, row);
      AttributedString text = new AttributedString(column.text(row));
      int columns = layout.width(column);
      if (text.columnLength() > columns) {
        text = text.columnSubSequence(0, columns);
      }
      String blanks = " ".repeat(Math.max(0, columns - text.columnLength()));
      String shown = text.toString();
      b.styled(style, column == TopColumn.NAME ? shown + blanks : blanks + shown);
      b.styled(base(selected), " ");
      if (column == TopColumn.CPU_PCT) {
        AttributedStyle bars = selected ? look.reverse() : look.quiet();
        history(b, history.sparkline(row, layout.history(), look), bars);
      }
    }
    if (selected) {
      pad(b, base(true));
    }
    return b.toAttributedString();
  }

  private void history(AttributedStringBuilder b, String text, AttributedStyle style) {
    if (layout.history() > 0) {
      b.styled(style, text + " ".repeat(Math.max(0, layout.history() - text.length())) + " ");
    }
  }

  private void pad(AttributedStringBuilder b, AttributedStyle style) {
    b.styled(style, " ".repeat(Math.max(0, width - b.columnLength())));
  }

  private AttributedStyle base(boolean selected) {
    return selected ? look.reverse() : look.plain();
  }

  private AttributedStyle style(TopColumn column, TopRow row) {
    return switch (column) {
      case CPU_PCT -> look.load(History.share(row));
      case STATE -> state(row.usage().info());
      case NAME -> row.usage().info().crashed() ? look.alarm() : look.plain();
      default -> look.plain();
    };
  }

  private AttributedStyle state(DomainInfo info) {
    if (info.crashed() || info.dying()) {
      return look.alarm();
    }
    if (info.paused() || info.shutdown()) {
      return look.warning();
    }
    return info.running() ? look.calm() : look.plain();
  }

  private void vcpus(List<AttributedString> lines, TopRow row) {
    List<VcpuInfo> vcpus = row.usage().vcpus();
    for (int v = 0; v < vcpus.size(); v++) {
      VcpuInfo vcpu = vcpus.get(v);
      double percent = row.vcpuPercents().get(v);
      String text =
          INDENT
              + look.branch(v == vcpus.size() - 1)
              + " vcpu "
              + vcpu.vcpu()
              + (vcpu.online() ? "  cpu " + vcpu.cpu() + "  " + letters(vcpu) : "  offline")
              + "  "
              + TopColumn.tenths(percent)
              + "%  "
              + vcpu.cpuTimeNanos() / NANOS_PER_SECOND
              + "s";
      lines.add(new AttributedString(text, look.load(percent / 100)));
    }
  }

  private static String letters(VcpuInfo vcpu) {
    return (vcpu.running() ? "r" : "-") + (vcpu.blocked() ? "b" : "-");
  }

  private static AttributedString network(NetworkCounters network) {
    return new AttributedString(
        INDENT
            + "net "
            + network.devid()
            + "  RX "
            + direction(network.received())
            + "  TX "
            + direction(network.transmitted()));
  }

  private static String direction(Direction direction) {
    return direction.bytes() / BYTES_PER_KIB
        + "k "
        + direction.packets()
        + "pkts "
        + direction.errors()
        + "err "
        + direction.dropped()
        + "drop";
  }

  private static AttributedString disk(DiskCounters disk) {
    String counts =
        disk.known()
            ? "  RD "
                + disk.reads()
                + " ("
                + disk.sectorsRead() / 2
                + "k)  WR "
                + disk.writes()
                + " ("
                + disk.sectorsWritten() / 2
                + "k)  OO "
                + disk.waited()
            : "  its back end tells nothing";
    return new AttributedString(INDENT + "vbd " + disk.device() + counts);
  }
}
