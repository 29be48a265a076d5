package xm.cli.console;

import java.util.function.Supplier;
import xm.cli.command.Session;
import xm.toolstack.Progress;

/**
 * How every command waits: on a terminal one line says for what and for how long, and Ctrl-C gets a
 * sentence that says what state things are in. A part of a batch stays silent; the batch speaks.
 */
public final class Waiting implements Progress, AutoCloseable {
  private final ProgressLine line;
  private final InterruptNote note;

  private Waiting(ProgressLine line, InterruptNote note) {
    this.line = line;
    this.note = note;
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
            : null);
  }

  /**
   * For what is taken back or brought to its end first: the process ends when the command has, and
   * its own error or success is the last word.
   *
   * @param interrupted what is being done about it
   */
  public static Waiting held(Session session, Supplier<String> interrupted) {
    ProgressLine line = ProgressLine.on(session.err(), session.showsProgress());
    return new Waiting(
        line,
        session.showsProgress()
            ? InterruptNote.on(session.err(), said(line, interrupted), session::awaitEnd)
            : null);
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
  }
}
