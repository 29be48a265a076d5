package xm.toolstack;

/** The domain is not in a state that allows the operation. */
public final class DomainStateException extends ToolstackException {
  private static final long serialVersionUID = 1L;

  private DomainStateException(String message) {
    super(message);
  }

  /** For a state that xend described in words of its own. */
  public static DomainStateException of(String message) {
    return new DomainStateException(message);
  }

  public static DomainStateException notStarted(String name) {
    return new DomainStateException("Domain '" + name + "' is not started");
  }

  public static DomainStateException cannotBeShutDown() {
    return new DomainStateException("Domain cannot be shutdown");
  }
}
