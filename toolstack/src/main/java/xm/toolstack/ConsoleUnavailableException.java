package xm.toolstack;

/** The domain is there, its console is not. */
public final class ConsoleUnavailableException extends ToolstackException {
  private static final long serialVersionUID = 1L;

  public ConsoleUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
