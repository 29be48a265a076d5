package xm.cli.output;

import xm.xenctrl.DomainInfo;
import xm.xenctrl.ShutdownReason;

/** States of a domain in xm's letters and words (xm-commands §3, list). */
public final class DomainStates {

  private DomainStates() {}

  /** Six columns: running, blocked, paused, shutdown, crashed, dying. */
  public static String letters(DomainInfo info) {
    boolean crashed = info.crashed();
    char[] columns = {
      info.running() ? 'r' : '-',
      info.blocked() ? 'b' : '-',
      info.paused() ? 'p' : '-',
      info.shutdown() && !crashed ? 's' : '-',
      crashed ? 'c' : '-',
      info.dying() ? 'd' : '-'
    };
    return new String(columns);
  }

  /** The word that {@code --state} selects by. */
  public static String powerState(DomainInfo info) {
    if (info.crashed()) {
      return "crashed";
    }
    if (info.shutdown()) {
      return info.shutdownReason() == ShutdownReason.SUSPEND ? "suspended" : "halted";
    }
    if (info.dying()) {
      return "halted";
    }
    return info.paused() ? "paused" : "running";
  }
}
