package xm.cli.command.migration;

import xm.toolstack.migrate.MigrationReport;

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

  /** With one digit behind the point. */
  static String seconds(double seconds) {
    long tenths = Math.round(seconds * TENTHS);
    return tenths / TENTHS + "." + tenths % TENTHS;
  }

  static String mib(long bytes) {
    return Long.toString((bytes + MIB / 2) / MIB);
  }
}
