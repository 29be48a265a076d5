package xm.cli.output;

import xm.toolstack.DomainSnapshot;

/** The lines of {@code xm uptime}. */
public final class UptimeText {
  public static final String HEADER = "Name                                ID Uptime \n";
  private static final int MINUTE = 60;
  private static final int HOUR = 60 * MINUTE;
  private static final int DAY = 24 * HOUR;

  private UptimeText() {}

  /**
   * A row of the table.
   *
   * @param id empty for a domain that does not run
   */
  public static void row(StringBuilder b, String name, String id, long seconds) {
    Columns.left(b, Printable.of(name), 32).append(' ');
    Columns.right(b, id, 5).append(' ');
    hoursAndMinutes(b, seconds);
    b.append(':').append(Units.twoDigits(seconds % MINUTE)).append('\n');
  }

  /**
   * The line of {@code --short}.
   *
   * @param wallClock the time of day, {@code HH:MM:SS}
   */
  public static void shortLine(
      StringBuilder b, DomainSnapshot domain, long seconds, String wallClock) {
    b.append(' ').append(wallClock).append(" up ");
    hoursAndMinutes(b, seconds);
    b.append(", ").append(Printable.of(domain.name()));
    b.append(" (").append(domain.domid()).append(")\n");
  }

  private static void hoursAndMinutes(StringBuilder b, long seconds) {
    long days = seconds / DAY;
    if (days > 0) {
      b.append(days).append(days > 1 ? " days, " : " day, ");
    }
    Columns.right(b, seconds % DAY / HOUR, 2).append(':');
    b.append(Units.twoDigits(seconds % HOUR / MINUTE));
  }
}
