package xm.toolstack.cleanup;

/**
 * One thing that a dead tool left.
 *
 * @param domid whose it was, -1 when that is unknown
 * @param what path, process id or name
 */
public record Leftover(Kind kind, int domid, String what) {
  /** What it is. */
  public enum Kind {
    /** A creation that was killed; removing it takes back all that it made. */
    CREATION("half-made domain"),
    /** Xen keeps a dead domain because a back end holds its memory. */
    ZOMBIE("dead domain"),
    BACKEND("backend node"),
    NODE("xenstore node"),
    FILE("file"),
    PROCESS("device model");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** For people. */
    public String label() {
      return label;
    }
  }
}
