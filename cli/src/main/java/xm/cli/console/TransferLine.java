package xm.cli.console;

import xm.cli.command.Session;
import xm.toolstack.Progress;
import xm.toolstack.image.TransferObserver;

/**
 * A transfer on one line of the terminal: bytes, rate, rounds and what is left of the time. Quick
 * ones, pipes and files never see it.
 */
public final class TransferLine implements TransferObserver, Progress, AutoCloseable {
  private static final long MIB = 1 << 20;
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final ProgressLine line;
  private final String what;
  private final long expectedBytes;
  private final long began = System.nanoTime();
  private String stage = "";

  private TransferLine(ProgressLine line, String what, long expectedBytes) {
    this.line = line;
    this.what = what;
    this.expectedBytes = expectedBytes;
  }

  /**
   * On the session's terminal, if it has one.
   *
   * @param what is being done, e.g. {@code save web}
   * @param expectedBytes how much it will be, about; 0 when unknown
   */
  public static TransferLine on(Session session, String what, long expectedBytes) {
    ProgressLine line = ProgressLine.on(session.err(), session.showsProgress());
    line.step(what);
    return new TransferLine(line, what, expectedBytes);
  }

  @Override
  public void bytes(long total) {
    if (total > 0) {
      line.step(text(what, stage, total, expectedBytes, System.nanoTime() - began));
    }
  }

  /** One look, e.g. {@code save web: 40 of 96 MiB, 20 MiB/s, 2 s left}. */
  static String text(String what, String stage, long total, long expected, long nanos) {
    StringBuilder b = new StringBuilder(what).append(": ").append(total / MIB);
    if (expected > total) {
      b.append(" of ").append(expected / MIB);
    }
    b.append(" MiB");
    long rate = nanos <= 0 ? 0 : (long) (total / (nanos / (double) NANOS_PER_SECOND));
    if (rate >= MIB) { // slower is waiting, of which nobody knows how long it takes
      b.append(", ").append(rate / MIB).append(" MiB/s");
      if (expected > total) {
        b.append(", ").append((expected - total) / rate + 1).append(" s left");
      }
    }
    return b.append(stage.isEmpty() ? "" : ", " + stage).toString();
  }

  @Override
  public void round(int round, long dirtyPages) {
    stage = "round " + round + (dirtyPages < 0 ? "" : ", " + dirtyPages + " dirty pages");
  }

  @Override
  public void suspending() {
    stage = "wait for the guest to suspend";
    line.step(what + ": " + stage);
  }

  @Override
  public void step(String step) {
    line.step(what + ": " + step);
  }

  @Override
  public void warn(String sentence) {
    line.warn(sentence);
  }

  @Override
  public void close() {
    line.close();
  }
}
