package xm.cli.command.migration;

import xm.toolstack.migrate.MigrationReport;
import xm.toolstack.migrate.Pace;

/** A finished migration in words. */
final class ReportText {
  private static final long TENTHS = 10;
  private static final long MIB = 1 << 20;
  private static final long MILLIS = 1000;

  private ReportText() {}

  static String times(MigrationReport report) {
    return seconds(report.totalSeconds())
        + " s in all, stopped for "
        + Math.round(report.downtimeSeconds() * MILLIS)
        + " ms, "
        + mib(report.bytes())
        + " MiB sent"
        + (report.live() ? " in " + report.rounds().size() + " rounds" : "");
  }

  /** One look, e.g. {@code round 2, 300 pages dirty, 96 MiB sent, 20 MiB/s, 3 s left}. */
  static String pace(Pace pace) {
    StringBuilder b = new StringBuilder();
    if (pace.round() > 0) {
      b.append("round ").append(pace.round()).append(", ");
    }
    if (pace.dirtyPages() >= 0) {
      b.append(pace.dirtyPages()).append(" pages dirty, ");
    }
    b.append(mib(pace.bytes())).append(" MiB sent");
    if (pace.bytesPerSecond() > 0) {
      b.append(", ").append(mib(pace.bytesPerSecond())).append(" MiB/s");
    }
    if (pace.secondsLeft() >= 0) {
      b.append(", ").append(pace.secondsLeft()).append(" s left");
    }
    return b.toString();
  }

  /** With one digit behind the point. */
  static String seconds(double seconds) {
    long tenths = Math.round(seconds * TENTHS);
    return tenths / TENTHS + "." + tenths % TENTHS;
  }

  static String mib(long bytes) {
    return Long.toString((bytes + MIB / 2) / MIB);
  }
}
