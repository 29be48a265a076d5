package xm.config.schema;

/**
 * One variable of a configuration file.
 *
 * @param name as written in the file
 * @param type of its value
 * @param origin whose key it is
 * @param status what this toolstack does with it
 * @param unit of a number, or the form of a value; empty when there is nothing to say
 * @param defaultValue what counts when the file does not set it: String, Long, an empty List, or
 *     null for "nothing"
 * @param text for the manual: what it does, and for ignored and refused keys the reason
 */
public record ConfigKey(
    String name,
    Type type,
    Origin origin,
    Status status,
    String unit,
    Object defaultValue,
    String text) {

  /** Types of values. */
  public enum Type {
    STRING("string"),
    INTEGER("integer"),
    /** 0 or 1 in a file; yes, y, no or n on the command line. */
    BOOLEAN("0 or 1"),
    STRINGS("list of strings"),
    STRING_OR_LIST("string or list");

    private final String label;

    Type(String label) {
      this.label = label;
    }

    /** For people. */
    public String label() {
      return label;
    }
  }

  /** Who defined a key. */
  public enum Origin {
    /** A variable of the Python xm only. */
    XM("xm"),
    /** Known to both, with the same meaning unless the text says otherwise. */
    BOTH("xm, xl"),
    /** A key of xl.cfg only. */
    XL("xl");

    private final String label;

    Origin(String label) {
      this.label = label;
    }

    /** For people. */
    public String label() {
      return label;
    }
  }

  /** What this toolstack does with a key. */
  public enum Status {
    SUPPORTED("supported"),
    /** Accepted without effect; a warning says so when it is set to something. */
    IGNORED("ignored"),
    /** Read and shown, but a domain with it is not created; a warning says so. */
    NOT_CREATED("refused at creation"),
    /** Setting it to something is an error. */
    REFUSED("refused");

    private final String label;

    Status(String label) {
      this.label = label;
    }

    /** For people. */
    public String label() {
      return label;
    }
  }

  /** True for a variable that the command line of xm knew: it is converted, not handed on. */
  public boolean isXm() {
    return origin != Origin.XL;
  }
}
