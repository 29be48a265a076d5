package xm.cli.command.pool;

import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;

/** {@code xm cpupool-migrate}. */
public final class CpupoolMigrateCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of(
            "cpupool-migrate", "<Domain> <CPU Pool>", "Move a domain into a CPU pool.")
        .operands(Declaration.Operands.DOMAINS)
        .words(2);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    session
        .toolstack()
        .pools()
        .migrate(session.toolstack().find(arguments.operand(0)).domid(), arguments.operand(1));
    return ExitCodes.OK;
  }
}
