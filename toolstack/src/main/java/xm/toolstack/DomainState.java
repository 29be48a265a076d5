package xm.toolstack;

import xm.xenctrl.DomainInfo;
import xm.xenctrl.ShutdownReason;

/** How xm told the state of a domain (xm-commands §3). */
public final class DomainState {
  /** Power states by the number that {@code (status N)} carries. */
  public static final int HALTED = 0;

  public static final int PAUSED = 1;
  public static final int RUNNING = 2;
  public static final int SUSPENDED = 3;
  public static final int CRASHED = 5;

  private DomainState() {}

  /** Six columns: running, blocked, paused, shut down, crashed, dying; {@code -} where not. */
  public static String letters(DomainInfo info) {
    char[] letters = {'-', '-', '-', '-', '-', '-'};
    if (info.running()) {
      letters[0] = 'r';
    }
    if (info.blocked()) {
      letters[1] = 'b';
    }
    if (info.paused()) {
      letters[2] = 'p';
    }
    if (info.shutdown() && !info.crashed()) {
      letters[3] = 's';
    }
    if (info.crashed()) {
      letters[4] = 'c';
    }
    if (info.dying()) {
      letters[5] = 'd';
    }
    return new String(letters);
  }

  /** The number in {@code (status N)}. What is dying runs no more, whatever its other marks say. */
  public static int status(DomainInfo info) {
    if (info.dying()) {
      return HALTED;
    }
    if (info.crashed()) {
      return CRASHED;
    }
    if (info.shutdown()) {
      return info.shutdownReason() == ShutdownReason.SUSPEND ? SUSPENDED : HALTED;
    }
    return info.paused() ? PAUSED : RUNNING;
  }
}
