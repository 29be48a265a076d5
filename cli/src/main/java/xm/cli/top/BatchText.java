package xm.cli.top;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import xm.toolstack.usage.DiskCounters;
import xm.toolstack.usage.NetworkCounters;
import xm.toolstack.usage.NetworkCounters.Direction;
import xm.xenctrl.VcpuInfo;

/** What {@code xentop -b} prints, to the byte (Xen 4.17, tools/xentop/xentop.c). */
final class BatchText {
  private static final int NAME_WIDTH = 10;
  private static final int VCPUS_PER_LINE = 5;
  private static final int COUNT_WIDTH = 8;
  private static final int SECTOR_WIDTH = 10;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final TopOptions options;
  private final Map<TopColumn, Integer> widths = new EnumMap<>(TopColumn.class);

  private BatchText(TopOptions options) {
    this.options = options;
  }

  /** The lines of one look, each with its newline. */
  static String of(TopFrame frame, TopOptions options) {
    return new BatchText(options).print(sorted(frame, options));
  }

  private static List<TopRow> sorted(TopFrame frame, TopOptions options) {
    List<TopRow> rows = new ArrayList<>(frame.rows());
    if (options.dom0First() && !rows.isEmpty() && rows.get(0).domid() == 0) {
      rows.subList(1, rows.size()).sort(TopColumn.NAME.order());
    } else {
      rows.sort(TopColumn.NAME.order());
    }
    return Collections.unmodifiableList(rows);
  }

  private String print(List<TopRow> rows) {
    measure(rows);
    StringBuilder b = new StringBuilder(160 * (rows.size() + 1));
    boolean header = true;
    for (TopRow row : rows) {
      if (header || options.repeatHeader()) {
        header(b);
        header = false;
      }
      row(b, row);
      if (options.vcpus()) {
        vcpus(b, row.usage().vcpus(), row.usage().info().onlineVcpus());
      }
      if (options.networks()) {
        networks(b, row.usage().networks());
      }
      if (options.vbds()) {
        vbds(b, row.usage().disks());
      }
    }
    return b.toString();
  }

  private void measure(List<TopRow> rows) {
    for (TopColumn column : TopColumn.values()) {
      int width = column.width();
      if (column.widens() || (column == TopColumn.NAME && options.fullNames())) {
        for (TopRow row : rows) {
          width = Math.max(width, column.text(row).length());
        }
      }
      widths.put(column, width);
    }
  }

  private void header(StringBuilder b) {
    for (TopColumn column : TopColumn.values()) {
      separate(b, column);
      TopColumn.cell(b, column.header(), widths.get(column));
    }
    b.append('\n');
  }

  private void row(StringBuilder b, TopRow row) {
    for (TopColumn column : TopColumn.values()) {
      separate(b, column);
      String text = column.text(row);
      if (column == TopColumn.NAME && !options.fullNames() && text.length() > NAME_WIDTH) {
        text = text.substring(0, NAME_WIDTH);
      }
      TopColumn.cell(b, text, widths.get(column));
    }
    b.append('\n');
  }

  private static void separate(StringBuilder b, TopColumn column) {
    if (column != TopColumn.NAME) {
      b.append(' ');
    }
  }

  /** xentop looks at as many vcpus as are online, and prints those of them that are. */
  private static void vcpus(StringBuilder b, List<VcpuInfo> vcpus, int online) {
    b.append("VCPUs(sec): ");
    for (int i = 0; i < Math.min(online, vcpus.size()); i++) {
      if (vcpus.get(i).online()) {
        if (i != 0 && i % VCPUS_PER_LINE == 0) {
          b.append("\n        ");
        }
        b.append(' ');
        TopColumn.cell(b, Integer.toString(i), 2).append(": ");
        number(b, vcpus.get(i).cpuTimeNanos() / NANOS_PER_SECOND, SECTOR_WIDTH).append('s');
      }
    }
    b.append('\n');
  }

  private static void networks(StringBuilder b, List<NetworkCounters> networks) {
    for (int i = 0; i < networks.size(); i++) {
      b.append("Net").append(i).append(" RX: ");
      direction(b, networks.get(i).received());
      b.append("  TX: ");
      direction(b, networks.get(i).transmitted());
      b.append('\n');
    }
  }

  private static void direction(StringBuilder b, Direction direction) {
    number(b, direction.bytes(), COUNT_WIDTH).append("bytes ");
    number(b, direction.packets(), COUNT_WIDTH).append("pkts ");
    number(b, direction.errors(), COUNT_WIDTH).append("err ");
    number(b, direction.dropped(), COUNT_WIDTH).append("drop");
  }

  private static void vbds(StringBuilder b, List<DiskCounters> disks) {
    for (DiskCounters disk : disks) {
      b.append("VBD ").append(disk.tap() ? "BlkTap" : "BlkBack").append(' ');
      number(b, disk.device(), 4).append(" [");
      TopColumn.cell(b, Integer.toHexString(disk.device() >> 8), 2).append(':');
      TopColumn.cell(b, Integer.toHexString(disk.device() & 0xff), 2).append("]  OO: ");
      value(b, disk, disk.waited(), COUNT_WIDTH).append("   RD: ");
      value(b, disk, disk.reads(), COUNT_WIDTH).append("   WR: ");
      value(b, disk, disk.writes(), COUNT_WIDTH).append("   RSECT: ");
      value(b, disk, disk.sectorsRead(), SECTOR_WIDTH).append("   WSECT: ");
      value(b, disk, disk.sectorsWritten(), SECTOR_WIDTH).append('\n');
    }
  }

  private static StringBuilder value(StringBuilder b, DiskCounters disk, long number, int width) {
    return TopColumn.cell(b, disk.known() ? Long.toString(number) : "-", width);
  }

  private static StringBuilder number(StringBuilder b, long number, int width) {
    return TopColumn.cell(b, Long.toString(number), width);
  }
}
