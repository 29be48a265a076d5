package xm.cli.command;

/** Exit codes of xm (xm-commands §1.4). */
public final class ExitCodes {
  public static final int OK = 0;

  /** Bad usage, a refusal, a failure: everything but the one case below. */
  public static final int FAILURE = 1;

  /** The domain does not exist. */
  public static final int NO_SUCH_DOMAIN = 3;

  private ExitCodes() {}
}
