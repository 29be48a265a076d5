package xm.cli.top;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import xm.cli.output.Printable;
import xm.cli.output.Units;
import xm.xenctrl.DomainInfo;

/** The lines above the table: xentop's three, and how full the host is. */
final class HostHeader {
  private static final int KHZ_PER_MHZ = 1000;
  private static final int WIDEST_GAUGE = 40;

  private HostHeader() {}

  static List<AttributedString> lines(TopFrame frame, Look look, int width) {
    return List.of(
        new AttributedString(title(frame)),
        new AttributedString(domains(frame)),
        new AttributedString(memory(frame)),
        gauges(frame, look, width));
  }

  private static String title(TopFrame frame) {
    LocalTime time =
        LocalTime.ofInstant(
            Instant.ofEpochSecond((long) frame.snapshot().takenAtSeconds()),
            ZoneId.systemDefault());
    return "xm top - "
        + Units.twoDigits(time.getHour())
        + ":"
        + Units.twoDigits(time.getMinute())
        + ":"
        + Units.twoDigits(time.getSecond())
        + "   Xen "
        + Printable.of(frame.snapshot().xenVersion())
        + "   "
        + Printable.of(frame.snapshot().host());
  }

  /** Each domain counts once, in xentop's order of states. */
  private static String domains(TopFrame frame) {
    int[] counts = new int[6];
    for (TopRow row : frame.rows()) {
      DomainInfo info = row.usage().info();
      if (info.running()) {
        counts[0]++;
      } else if (info.blocked()) {
        counts[1]++;
      } else if (info.paused()) {
        counts[2]++;
      } else if (info.crashed()) {
        counts[3]++;
      } else if (info.shutdown()) {
        counts[5]++;
      } else if (info.dying()) {
        counts[4]++;
      }
    }
    return frame.rows().size()
        + " domains: "
        + counts[0]
        + " running, "
        + counts[1]
        + " blocked, "
        + counts[2]
        + " paused, "
        + counts[3]
        + " crashed, "
        + counts[4]
        + " dying, "
        + counts[5]
        + " shutdown";
  }

  private static String memory(TopFrame frame) {
    return "Mem: "
        + frame.totalKib()
        + "k total, "
        + (frame.totalKib() - frame.freeKib())
        + "k used, "
        + frame.freeKib()
        + "k free    CPUs: "
        + frame.snapshot().physical().cpus()
        + " @ "
        + frame.snapshot().physical().cpuKhz() / KHZ_PER_MHZ
        + "MHz";
  }

  private static AttributedString gauges(TopFrame frame, Look look, int width) {
    // Two times "CPU [", "] 100.0%" and two blanks between.
    int bar = Math.max(2, Math.min(WIDEST_GAUGE, (width - 28) / 2));
    AttributedStringBuilder b = new AttributedStringBuilder();
    gauge(b, "CPU", frame.cpuPercent() / 100, bar, look);
    b.append("  ");
    double used = frame.totalKib() == 0 ? 0 : 1 - (double) frame.freeKib() / frame.totalKib();
    gauge(b, "Mem", used, bar, look);
    return b.toAttributedString();
  }

  private static void gauge(
      AttributedStringBuilder b, String name, double share, int width, Look look) {
    int full = (int) Math.round(Math.max(0, Math.min(1, share)) * width);
    b.append(name).append(" [");
    b.styled(look.load(share), "|".repeat(full)).append(" ".repeat(width - full)).append("]");
    b.append(" ".repeat(Math.max(0, 6 - TopColumn.tenths(100 * share).length())));
    b.append(TopColumn.tenths(100 * share)).append("%");
  }
}
