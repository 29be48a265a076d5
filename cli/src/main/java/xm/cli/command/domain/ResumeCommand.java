package xm.cli.command.domain;

import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.args.UsageException;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;

/** {@code xm resume}. */
public final class ResumeCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of("resume", "<DomainName>", "Go on with a suspended managed domain.")
        .flag('p', "paused", "Leave the domain paused")
        .operands(Declaration.Operands.DOMAINS)
        .words(1, 2);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    if (arguments.operands().size() != 1) {
      throw new UsageException("Wrong number of parameters");
    }
    String word = arguments.operand(0);
    new CreateRun(session, true)
        .create(
            (options, progress) -> session.toolstack().managed().resume(word, options, progress),
            arguments.has("paused"));
    return ExitCodes.OK;
  }
}
