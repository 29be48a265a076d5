package xm.cli.command.pool;

import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;

/** {@code xm cpupool-destroy}. */
public final class CpupoolDestroyCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of(
            "cpupool-destroy",
            "<CPU Pool>",
            "Take a CPU pool away; one that was defined stays defined.")
        .words(1);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    session.toolstack().pools().destroy(arguments.operand(0));
    return ExitCodes.OK;
  }
}
