package xm.cli.console;

import java.io.PrintStream;
import java.util.function.Supplier;

/**
 * Says, when Ctrl-C or SIGTERM ends a command that waits, what state things are in. The JVM then
 * ends with 130 or 143, as the shell expects of an interrupted command.
 */
public final class InterruptNote implements AutoCloseable {
  private final Thread hook;

  private InterruptNote(PrintStream err, Supplier<String> sentence, Runnable last) {
    hook =
        new Thread(
            () -> {
              err.print("\n" + sentence.get() + "\n");
              err.flush();
              last.run();
            },
            "interrupt-note");
  }

  /** From now until closed. */
  public static InterruptNote on(PrintStream err, Supplier<String> sentence) {
    return on(err, sentence, () -> {});
  }

  /**
   * From now until closed.
   *
   * @param last run after the sentence; the process ends when it returns
   */
  static InterruptNote on(PrintStream err, Supplier<String> sentence, Runnable last) {
    InterruptNote note = new InterruptNote(err, sentence, last);
    try {
      Runtime.getRuntime().addShutdownHook(note.hook);
    } catch (IllegalStateException e) {
      // the end has begun already, and it will be said by whoever noticed first
    }
    return note;
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // it is speaking now
    }
  }
}
