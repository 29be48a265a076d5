package xm.xenstore;

/** One entry of a node's permissions: a letter and a domid on the wire, e.g. {@code r5}. */
public record XsPermission(Access access, int domid) {

  /** What a domain may do with a node. */
  public enum Access {
    NONE('n'),
    READ('r'),
    WRITE('w'),
    BOTH('b');

    private final char letter;

    Access(char letter) {
      this.letter = letter;
    }

    public char letter() {
      return letter;
    }
  }

  public static XsPermission none(int domid) {
    return new XsPermission(Access.NONE, domid);
  }

  public static XsPermission read(int domid) {
    return new XsPermission(Access.READ, domid);
  }

  public static XsPermission both(int domid) {
    return new XsPermission(Access.BOTH, domid);
  }

  /** The wire form, e.g. {@code n0}. */
  public String wire() {
    return access.letter() + Integer.toString(domid);
  }

  /**
   * Parses the wire form.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static XsPermission parse(String wire) {
    if (wire.length() >= 2 && wire.length() <= 6) {
      for (Access access : Access.values()) {
        if (wire.charAt(0) == access.letter()) {
          return new XsPermission(access, domid(wire));
        }
      }
    }
    throw notOne(wire);
  }

  private static int domid(String wire) {
    int domid = 0;
    for (int i = 1; i < wire.length(); i++) {
      char c = wire.charAt(i);
      if (c < '0' || c > '9') {
        throw notOne(wire);
      }
      domid = 10 * domid + (c - '0');
    }
    return domid;
  }

  private static IllegalArgumentException notOne(String wire) {
    return new IllegalArgumentException("not a xenstore permission: " + Shown.text(wire));
  }
}
