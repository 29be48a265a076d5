package xm.cli.command.pool;

import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;

/** {@code xm cpupool-start}. */
public final class CpupoolStartCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of("cpupool-start", "<CPU Pool>", "Make a CPU pool that is only defined.")
        .words(1);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    session.toolstack().pools().start(arguments.operand(0));
    return ExitCodes.OK;
  }
}
