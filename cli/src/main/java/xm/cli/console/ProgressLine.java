package xm.cli.console;

import java.io.PrintStream;
import java.util.Timer;
import java.util.TimerTask;
import xm.cli.output.Printable;
import xm.toolstack.Progress;

/**
 * What a long operation is doing and for how long, on one line of the terminal that is wiped at the
 * end. Quick operations, pipes and files never see it.
 */
public final class ProgressLine implements Progress, AutoCloseable {
  private static final long PATIENCE_MILLIS = 1000;
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private static final String WIPE = "\r\033[K";

  private final PrintStream err;
  private final Timer timer;
  private final long began = System.nanoTime();
  private String step = "";
  private boolean shown;
  private boolean overdue;

  /** A longer line would wrap, and wiping would leave a part of it; 0 until it is asked for. */
  private int width;

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
          PATIENCE_MILLIS,
          PATIENCE_MILLIS);
    }
  }

  /** On standard error when that is a terminal. */
  public static ProgressLine on(PrintStream err) {
    return on(err, true);
  }

  /**
   * On standard error when that is a terminal.
   *
   * @param wanted false for an operation that is a part of another one, which shows its own
   */
  public static ProgressLine on(PrintStream err, boolean wanted) {
    return new ProgressLine(err, wanted && TerminalCheck.isTerminal(2));
  }

  @Override
  public synchronized void step(String what) {
    step = what;
    show();
  }

  /** In a pipe too, and it stays. */
  @Override
  public void warn(String sentence) {
    above(() -> err.println("warning: " + Printable.of(sentence)));
  }

  /** Prints something that stays, above the line. */
  public synchronized void above(Runnable print) {
    wipe();
    print.run();
    show();
  }

  private synchronized void showFromNowOn() {
    if (timer != null) {
      overdue = true;
      width = width == 0 ? TerminalWidth.columns() - 2 : width;
      show();
    }
  }

  private void show() {
    if (overdue && !step.isEmpty()) {
      long seconds = (System.nanoTime() - began) / NANOS_PER_SECOND;
      String time = "... " + seconds + " s";
      String text = Printable.of(step);
      int room = Math.max(0, width - time.length());
      err.print(WIPE + (text.length() > room ? text.substring(0, room) : text) + time);
      err.flush();
      shown = true;
    }
  }

  private void wipe() {
    if (shown) {
      err.print(WIPE);
      err.flush();
      shown = false;
    }
  }

  @Override
  public synchronized void close() {
    if (timer != null) {
      timer.cancel();
    }
    overdue = false;
    step = "";
    wipe();
  }
}
