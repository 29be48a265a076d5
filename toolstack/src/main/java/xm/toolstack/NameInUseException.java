package xm.toolstack;

/** Another domain has this name already. */
public final class NameInUseException extends ToolstackException {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final int domid;

  /** For a name that belongs to a managed domain which does not run. */
  public static NameInUseException ofInactive(String name) {
    return new NameInUseException("VM name '" + name + "' already exists", name);
  }

  private NameInUseException(String message, String name) {
    super(message);
    this.name = name;
    this.domid = -1;
  }

  public NameInUseException(String name, int domid) {
    super("VM name '" + name + "' already exists as domain " + domid);
    this.name = name;
    this.domid = domid;
  }

  /** The name asked for. */
  public String name() {
    return name;
  }

  /** The domain that has it, -1 when that one does not run. */
  public int domid() {
    return domid;
  }
}
