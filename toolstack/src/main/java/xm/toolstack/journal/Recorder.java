package xm.toolstack.journal;

/** Takes notes of what is about to be done. */
public interface Recorder {
  /** For work that nobody needs to take back. */
  Recorder NONE = (key, value) -> {};

  /** The next step and its number: {@code 12 attach its vbd 51712}. */
  String STEP = "step";

  /** From here on the domain is complete; only letting it run is left. */
  String LAST = "last";

  /** The id that Xen gave the domain. */
  String DOMID = "domid";

  /** Dom0's balloon target before and after, in KiB. */
  String DOM0_TARGET = "dom0-target";

  /** A file that is of use to this creation only. */
  String FILE = "file";

  /**
   * Remembers one fact; it survives the death of this process when this returns.
   *
   * @param key one of the constants here
   * @param value one line
   */
  void note(String key, String value);
}
