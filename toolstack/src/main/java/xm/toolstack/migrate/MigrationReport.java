package xm.toolstack.migrate;

import java.util.List;
import java.util.UUID;

/**
 * How a migration went.
 *
 * @param totalSeconds from the first check to the end
 * @param downtimeSeconds from the guest's suspension to the receiver's word that it runs
 * @param bytes sent
 * @param phases in their order
 * @param rounds of pre-copy, empty when it was not live
 * @param moments the transfer over time
 */
public record MigrationReport(
    String name,
    UUID uuid,
    String host,
    boolean live,
    double totalSeconds,
    double downtimeSeconds,
    long bytes,
    List<Span> phases,
    List<Round> rounds,
    List<Moment> moments) {

  public MigrationReport {
    phases = List.copyOf(phases);
    rounds = List.copyOf(rounds);
    moments = List.copyOf(moments);
  }

  /**
   * A phase.
   *
   * @param began seconds since the migration began
   * @param seconds that it took
   */
  public record Span(Phase phase, double began, double seconds) {}

  /**
   * A round of pre-copy.
   *
   * @param number 1 sends all pages
   * @param dirtyPages left after it, -1 when unknown
   * @param seconds since the migration began
   */
  public record Round(int number, long dirtyPages, double seconds) {}

  /**
   * What had been sent at a time.
   *
   * @param seconds since the migration began
   * @param suspended whether the guest was stopped then
   */
  public record Moment(double seconds, long bytes, boolean suspended) {}
}
