package xm.cli.command.host;

import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.toolstack.DomainNames;
import xm.toolstack.DomainSnapshot;

/**
 * {@code xm __complete domains}: the names of domains, for the shell's completion. Without a host
 * there are none, and nothing is said: a completion must not print errors into the line being
 * typed.
 */
public final class CompleteCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of("__complete", "domains", "Words for the shell's completion.").words(1);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    if (!"domains".equals(arguments.operand(0))) {
      return ExitCodes.FAILURE;
    }
    try {
      for (DomainSnapshot domain : session.toolstack().sample().domains()) {
        // Anything else could be split or run by the shell.
        if (DomainNames.valid(domain.name())) {
          session.out().println(domain.name());
        }
      }
      return ExitCodes.OK;
    } catch (RuntimeException e) {
      return ExitCodes.FAILURE;
    }
  }
}
