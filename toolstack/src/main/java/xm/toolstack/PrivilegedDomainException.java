package xm.toolstack;

/** An operation that dom0 must be spared. */
public final class PrivilegedDomainException extends ToolstackException {
  private static final long serialVersionUID = 1L;

  private PrivilegedDomainException(String message) {
    super(message);
  }

  /**
   * For an operation that xm refused on dom0 by its name.
   *
   * @param verb pause, unpause, destroy, ...
   */
  public static PrivilegedDomainException cannot(String verb, String name) {
    return new PrivilegedDomainException("Cannot " + verb + " privileged domain " + name);
  }

  /** For a shutdown, which xm refused in words of its own. */
  public static PrivilegedDomainException shutdown() {
    return new PrivilegedDomainException("Domain 0 cannot be shutdown");
  }
}
