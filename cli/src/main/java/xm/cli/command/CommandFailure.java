package xm.cli.command;

/** A failure that a command itself finds; the message alone is printed, without usage. */
public final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CommandFailure(String message) {
    super(message, null, false, false);
  }

  public CommandFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
