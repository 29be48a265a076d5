package xm.cli.args;

/** The words make no sense: the message, then the command's usage, exit code 1. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean extraLine;

  public UsageException(String message) {
    this(message, false);
  }

  private UsageException(String message, boolean extraLine) {
    super(message, null, false, false);
    this.extraLine = extraLine;
  }

  /** For those errors after which xm printed one more empty line below the usage. */
  public static UsageException withExtraLine(String message) {
    return new UsageException(message, true);
  }

  public boolean extraLine() {
    return extraLine;
  }
}
