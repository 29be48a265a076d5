package xm.cli.top;

import xm.cli.command.Session;

/** Runs {@code xm top}. */
public final class Top {

  private Top() {}

  /** Returns when the operator leaves, or after the last look. */
  public static void run(TopOptions options, Session session) {
    new BatchLoop(session.toolstack().usage(), session.out(), options).run();
  }
}
