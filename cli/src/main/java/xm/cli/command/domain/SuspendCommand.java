package xm.cli.command.domain;

import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.console.Waiting;

/** {@code xm suspend}. */
public final class SuspendCommand implements Command {
  private static final String INTERRUPTED = "Interrupted. The guest is made to go on first.";

  @Override
  public Declaration declaration() {
    return Declaration.of("suspend", "<DomainName>", "Save a managed domain and end it.")
        .operands(Declaration.Operands.DOMAINS)
        .words(1);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    String word = arguments.operand(0);
    try (Waiting waiting = Waiting.held(session, () -> INTERRUPTED)) {
      waiting.step("Suspending " + word);
      session.toolstack().managed().suspend(word);
    }
    return ExitCodes.OK;
  }
}
