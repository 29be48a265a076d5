package xm.cli.console;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import xm.cli.command.Session;
import xm.toolstack.Progress;

/**
 * How every command waits: on a terminal one line says for what and for how long, and Ctrl-C gets a
 * sentence that says what state things are in. A part of a batch stays silent; the batch speaks.
 */
public final class Waiting implements Progress, AutoCloseable {
  /** Longer than anything that is taken back at Ctrl-C. */
  private static final long MOST_SECONDS = 120;

  /** For the last word of the command; in {@code xm shell} there is no end of the invocation. */
  private static final long WORD_SECONDS = 5;

  private final ProgressLine line;
  private final InterruptNote note;
  private final CountDownLatch done;

  private Waiting(ProgressLine line, InterruptNote note, CountDownLatch done) {
    this.line = line;
    this.note = note;
    this.done = done;
  }

  /**
   * For what may be left at any moment: the process ends as soon as this was said.
   *
   * @param interrupted what state things are in, asked for when Ctrl-C comes
   */
  public static Waiting on(Session session, Supplier<String> interrupted) {
    ProgressLine line = ProgressLine.on(session.err(), session.showsProgress());
    return new Waiting(
        line,
        session.showsProgress()
            ? InterruptNote.on(session.err(), said(line, interrupted), () -> {})
            : null,
        new CountDownLatch(1));
  }

  /**
   * For what is taken back or brought to its end first: the process ends when the command has, and
   * its own error or success is the last word.
   *
   * @param interrupted what is being done about it
   */
  public static Waiting held(Session session, Supplier<String> interrupted) {
    ProgressLine line = ProgressLine.on(session.err(), session.showsProgress());
    CountDownLatch done = new CountDownLatch(1);
    Runnable last =
        () -> {
          await(done, MOST_SECONDS);
          session.awaitEnd(WORD_SECONDS);
        };
    return new Waiting(
        line,
        session.showsProgress()
            ? InterruptNote.on(session.err(), said(line, interrupted), last)
            : null,
        done);
  }

  private static Supplier<String> said(ProgressLine line, Supplier<String> interrupted) {
    return () -> {
      line.close();
      return interrupted.get();
    };
  }

  @Override
  public void step(String what) {
    line.step(what);
  }

  @Override
  public void warn(String sentence) {
    line.warn(sentence);
  }

  /** Prints something that stays, above the line. */
  public void above(Runnable print) {
    line.above(print);
  }

  @Override
  public void close() {
    if (note != null) {
      note.close();
    }
    line.close();
    done.countDown();
  }

  private static void await(CountDownLatch what, long seconds) {
    try {
      boolean happened = what.await(seconds, TimeUnit.SECONDS);
      if (!happened) {
        Thread.currentThread().interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
