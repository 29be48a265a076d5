package xm.toolstack.hostlife;

/** Hears what happens to each domain while a host is stopped. */
public interface StopListener {
  /** What happened. */
  enum Outcome {
    MIGRATED,
    SAVED,
    ASKED,
    ENDED,
    DESTROYED,
    LEFT
  }

  /**
   * One domain.
   *
   * @param reason why it is LEFT, or why it is ASKED although it was to be kept; else empty
   */
  void domain(String name, int domid, Outcome outcome, String reason);
}
