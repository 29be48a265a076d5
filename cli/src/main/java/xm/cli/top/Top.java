package xm.cli.top;

import xm.cli.command.CommandFailure;
import xm.cli.command.Session;
import xm.cli.console.TerminalCheck;

/** Runs {@code xm top}. */
public final class Top {

  private Top() {}

  /** Returns when the operator leaves, or after the last look. */
  public static void run(TopOptions options, Session session) {
    if (options.format() != null) {
      new BatchLoop(session.toolstack().usage(), session.out(), options).run();
      return;
    }
    if (!TerminalCheck.isTerminal(0) || !TerminalCheck.isTerminal(1)) {
      throw new CommandFailure(
          "Standard input and output are no terminal. 'xm top -b' prints for programs.");
    }
    new TopLoop(session, options, Look.of(System.getenv())).run();
  }
}
