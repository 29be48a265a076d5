package xm.cli.command.pool;

import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;

/** {@code xm cpupool-delete}. */
public final class CpupoolDeleteCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of("cpupool-delete", "<CPU Pool>", "Forget a CPU pool that is only defined.")
        .words(1);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    session.toolstack().pools().delete(arguments.operand(0));
    return ExitCodes.OK;
  }
}
