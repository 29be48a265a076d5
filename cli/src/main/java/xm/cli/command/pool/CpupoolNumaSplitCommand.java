package xm.cli.command.pool;

import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;

/** {@code xm cpupool-numa-split}. */
public final class CpupoolNumaSplitCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of("cpupool-numa-split", "", "Make one CPU pool for each NUMA node.")
        .words(0);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    session.toolstack().numaSplit().split();
    return ExitCodes.OK;
  }
}
