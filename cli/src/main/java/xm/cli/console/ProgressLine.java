package xm.cli.console;

import java.io.PrintStream;
import java.util.Timer;
import java.util.TimerTask;
import xm.cli.output.Printable;
import xm.toolstack.Progress;

/**
 * What a long operation is doing, on one line of the terminal that is wiped at the end. Quick
 * operations, pipes and files never see it.
 */
public final class ProgressLine implements Progress, AutoCloseable {
  private static final long PATIENCE_MILLIS = 1000;
  private static final String WIPE = "\r\033[K";

  private final PrintStream err;
  private final Timer timer;
  private String step = "";
  private boolean shown;
  private boolean overdue;

  private ProgressLine(PrintStream err, boolean terminal) {
    this.err = err;
    timer = terminal ? new Timer("progress", true) : null;
    if (timer != null) {
      timer.schedule(
          new TimerTask() {
            @Override
            public void run() {
              showFromNowOn();
            }
          },
          PATIENCE_MILLIS);
    }
  }

  /** On standard error when that is a terminal. */
  public static ProgressLine on(PrintStream err) {
    return new ProgressLine(err, TerminalCheck.isTerminal(2));
  }

  @Override
  public synchronized void step(String what) {
    step = what;
    show();
  }

  private synchronized void showFromNowOn() {
    overdue = true;
    show();
  }

  private void show() {
    if (overdue && !step.isEmpty()) {
      err.print(WIPE + Printable.of(step) + "...");
      err.flush();
      shown = true;
    }
  }

  @Override
  public synchronized void close() {
    if (timer != null) {
      timer.cancel();
    }
    overdue = false;
    if (shown) {
      err.print(WIPE);
      err.flush();
      shown = false;
    }
  }
}
