package xm.toolstack;

/** Not a name that a domain can have. */
public final class InvalidNameException extends ToolstackException {
  private static final long serialVersionUID = 1L;

  private final String name;

  public InvalidNameException(String name) {
    super(name.isEmpty() ? "Missing VM Name" : "Invalid VM Name");
    this.name = name;
  }

  /** What was asked for. */
  public String name() {
    return name;
  }
}
