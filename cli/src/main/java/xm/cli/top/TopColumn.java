package xm.cli.top;

import java.util.Comparator;
import java.util.function.Function;
import xm.cli.output.Columns;
import xm.cli.output.Printable;

/** The columns of xentop, in its order and with its widths, texts and sorting. */
@SuppressWarnings("ImmutableEnumChecker") // comparators and functions without state
enum TopColumn {
  NAME(
      "NAME",
      10,
      Comparator.comparing(TopRow::name, String.CASE_INSENSITIVE_ORDER),
      TopColumn::name),
  STATE("STATE", 6, Comparator.comparing(TopColumn::stateOrder), TopRow::state),
  CPU_SEC("CPU(sec)", 10, most(r -> r.usage().info().cpuTimeNanos()), TopColumn::seconds),
  CPU_PCT(
      "CPU(%)",
      6, Comparator.comparingDouble(TopRow::cpuPercent).reversed(), r -> tenths(r.cpuPercent())),
  MEM("MEM(k)", 10, most(TopRow::memoryKib), r -> Long.toString(r.memoryKib())),
  MEM_PCT("MEM(%)", 6, most(TopRow::memoryKib), r -> tenths(r.memoryPercent())),
  MAXMEM("MAXMEM(k)", 10, most(TopRow::limitKib), TopColumn::limit),
  MAX_PCT(
      "MAXMEM(%)", 9, most(TopRow::limitKib), r -> r.limited() ? tenths(r.limitPercent()) : "n/a"),
  VCPUS("VCPUS", 5, most(r -> r.usage().info().onlineVcpus()), TopColumn::vcpus),
  NETS("NETS", 4, most(r -> r.usage().networks().size()), TopColumn::networks),
  NET_TX("NETTX(k)", 8, most(TopRow::transmitted), r -> kib(r.transmitted())),
  NET_RX("NETRX(k)", 8, most(TopRow::received), r -> kib(r.received())),
  VBDS("VBDS", 4, most(r -> r.usage().disks().size()), TopColumn::vbds),
  VBD_OO("VBD_OO", 8, most(r -> r.disks().waited()), r -> disk(r, r.disks().waited())),
  VBD_RD("VBD_RD", 8, most(r -> r.disks().reads()), r -> disk(r, r.disks().reads())),
  VBD_WR("VBD_WR", 8, most(r -> r.disks().writes()), r -> disk(r, r.disks().writes())),
  VBD_RSECT(
      "VBD_RSECT", 10, most(r -> r.disks().sectorsRead()), r -> disk(r, r.disks().sectorsRead())),
  VBD_WSECT(
      "VBD_WSECT",
      10,
      most(r -> r.disks().sectorsWritten()),
      r -> disk(r, r.disks().sectorsWritten())),
  SSID("SSID", 4, Comparator.comparingInt(r -> r.usage().info().ssidRef()), TopColumn::ssid);

  private static final int BYTES_PER_KIB = 1024;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final String header;
  private final int width;
  private final Comparator<TopRow> order;
  private final Function<TopRow, String> text;

  TopColumn(String header, int width, Comparator<TopRow> order, Function<TopRow, String> text) {
    this.header = header;
    this.width = width;
    this.order = order;
    this.text = text;
  }

  String header() {
    return header;
  }

  /** Characters that it takes at least. */
  int width() {
    return width;
  }

  /** The order in which xentop sorts by it: names from A, numbers from the largest. */
  Comparator<TopRow> order() {
    return order;
  }

  /** The text of one domain, as wide as it is. */
  String text(TopRow row) {
    return text.apply(row);
  }

  /** Whether xentop widens this column for long numbers. */
  boolean widens() {
    return switch (this) {
      case NET_TX, NET_RX, VBD_RD, VBD_WR, VBD_RSECT, VBD_WSECT -> true;
      default -> false;
    };
  }

  private static Comparator<TopRow> most(java.util.function.ToLongFunction<TopRow> value) {
    return Comparator.comparingLong(value).reversed();
  }

  private static String name(TopRow row) {
    return Printable.of(row.name());
  }

  /** Dying ones first, then shut down, blocked, crashed, paused, running. */
  private static String stateOrder(TopRow row) {
    // A dash sorts before the letters; it must come after them.
    return row.state().replace('-', '~');
  }

  private static String seconds(TopRow row) {
    return Long.toString(row.usage().info().cpuTimeNanos() / NANOS_PER_SECOND);
  }

  private static String limit(TopRow row) {
    return row.limited() ? Long.toString(row.limitKib()) : "no limit";
  }

  private static String vcpus(TopRow row) {
    return Integer.toString(row.usage().info().onlineVcpus());
  }

  private static String networks(TopRow row) {
    return Integer.toString(row.usage().networks().size());
  }

  private static String vbds(TopRow row) {
    return Integer.toString(row.usage().disks().size());
  }

  private static String ssid(TopRow row) {
    return Integer.toUnsignedString(row.usage().info().ssidRef());
  }

  private static String kib(long bytes) {
    return Long.toString(bytes / BYTES_PER_KIB);
  }

  private static String disk(TopRow row, long value) {
    return row.disks().known() ? Long.toString(value) : "-";
  }

  /** One decimal, rounded, as C's %.1f. */
  static String tenths(double value) {
    long tenths = Math.round(value * 10);
    return tenths / 10 + "." + tenths % 10;
  }

  /** Pads on the left. */
  static StringBuilder cell(StringBuilder b, String text, int width) {
    return Columns.right(b, text, width);
  }
}
