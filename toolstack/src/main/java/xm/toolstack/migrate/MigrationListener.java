package xm.toolstack.migrate;

/** Hears how a migration goes. Called from several threads, one call at a time. */
public interface MigrationListener {
  /** Nobody listens. */
  MigrationListener NONE = new MigrationListener() {};

  /** What the checks before it found, errors included. */
  default void checked(CheckResult result) {}

  /** A phase begins, or has news: one sentence for the log. */
  default void phase(Phase phase, String sentence) {}

  /** A moment of the transfer. */
  default void moment(Pace pace) {}

  /** The receiver said something on its standard error. */
  default void receiverSaid(String line) {}
}
