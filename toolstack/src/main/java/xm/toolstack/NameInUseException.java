package xm.toolstack;

/** Another domain has this name already. */
public final class NameInUseException extends ToolstackException {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final int domid;

  public NameInUseException(String name, int domid) {
    super("VM name '" + name + "' already exists as domain " + domid);
    this.name = name;
    this.domid = domid;
  }

  /** The name asked for. */
  public String name() {
    return name;
  }

  /** The domain that has it. */
  public int domid() {
    return domid;
  }
}
