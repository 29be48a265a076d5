package xm.toolstack.migrate;

/** Hears how a migration goes. Called from several threads, one call at a time. */
public interface MigrationListener {
  /** Nobody listens. */
  MigrationListener NONE = new MigrationListener() {};

  /** What the checks before it found, errors included. */
  default void checked(CheckResult result) {}

  /** A phase begins, or has news: one sentence for the log. */
  default void phase(Phase phase, String sentence) {}

  /**
   * A moment of the transfer.
   *
   * @param bytes sent so far
   * @param bytesPerSecond since the last moment
   * @param round of pre-copy, 0 before the first and outside
   * @param dirtyPages left to send after the last round, -1 when unknown
   */
  default void moment(long bytes, long bytesPerSecond, int round, long dirtyPages) {}

  /** The receiver said something on its standard error. */
  default void receiverSaid(String line) {}
}
