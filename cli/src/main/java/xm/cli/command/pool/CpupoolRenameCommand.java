package xm.cli.command.pool;

import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;

/** {@code xm cpupool-rename}. */
public final class CpupoolRenameCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of(
            "cpupool-rename", "<CPU Pool> <New Name>", "Give a CPU pool another name.")
        .words(2);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    session.toolstack().pools().rename(arguments.operand(0), arguments.operand(1));
    return ExitCodes.OK;
  }
}
