package xm.toolstack.migrate;

/** The five phases of a migration, as the first papers on it named them. */
public enum Phase {
  /** Both hosts are asked, and nothing is touched. */
  PRE_MIGRATION("pre-migration"),
  /** The receiver is there, and gets the configuration. */
  RESERVATION("reservation"),
  /** Memory goes over, round by round, while the guest runs. */
  PRE_COPY("pre-copy"),
  /** The guest is stopped, and the rest of it goes over. */
  STOP_AND_COPY("stop-and-copy"),
  /** It belongs to the receiver, where it runs. */
  COMMITMENT("commitment");

  private final String label;

  Phase(String label) {
    this.label = label;
  }

  /** As it is shown. */
  public String label() {
    return label;
  }
}
