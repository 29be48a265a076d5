package xm.toolstack;

/** A failure an operator can act on. The message is a whole sentence, numbers stay in fields. */
public class ToolstackException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ToolstackException(String message) {
    super(message);
  }

  public ToolstackException(String message, Throwable cause) {
    super(message, cause);
  }
}
