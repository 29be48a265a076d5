package xm.cli.command.domain;

import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.args.UsageException;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.console.ConsoleClient;
import xm.toolstack.ConsoleEndpoint;
import xm.toolstack.DomainStateException;
import xm.toolstack.NoSuchDomainException;
import xm.toolstack.Toolstack;

/** {@code xm console}. */
public final class ConsoleCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of("console", "[-q|--quiet] <Domain>", "Attach to the console of a domain.")
        .flag('q', "quiet", "Say nothing when the domain does not exist")
        .unmentionedValue('n', "num", "<number>", "Which of its consoles; 0 is the first")
        .operands(Declaration.Operands.DOMAINS)
        .words(1, 3);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    if (arguments.operands().size() != 1) {
      throw new UsageException("No domain given");
    }
    int number = number(arguments.value("num", "0"));
    ConsoleEndpoint endpoint;
    try {
      Toolstack toolstack = session.toolstack();
      endpoint = toolstack.console(toolstack.find(arguments.operand(0)).domid(), number);
    } catch (NoSuchDomainException | DomainStateException e) {
      if (arguments.has("quiet")) {
        return ExitCodes.FAILURE;
      }
      throw e;
    }
    session.out().flush();
    return new ConsoleClient(session.in(), session.out()).attach(endpoint);
  }

  /** xm looked at the first character only. */
  private static int number(String value) {
    char first = value.isEmpty() ? ' ' : value.charAt(0);
    if (first < '0' || first > '9') {
      throw new UsageException("Invalid argument.");
    }
    return first - '0';
  }
}
