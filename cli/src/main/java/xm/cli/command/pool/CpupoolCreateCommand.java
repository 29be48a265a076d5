package xm.cli.command.pool;

import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.config.sxp.SxpPrinter;
import xm.toolstack.pool.PoolConfig;

/** {@code xm cpupool-create}. */
public final class CpupoolCreateCommand implements Command {

  @Override
  public Declaration declaration() {
    return PoolFile.declaration("cpupool-create", "Make a CPU pool from a file.");
  }

  @Override
  public int run(Arguments arguments, Session session) {
    if (arguments.has("help_config")) {
      session.out().print(PoolFile.help());
      return ExitCodes.OK;
    }
    PoolConfig config = PoolFile.read(arguments, session);
    if (arguments.has("dryrun")) {
      session.out().println(SxpPrinter.print(config.form()));
    } else {
      session.toolstack().pools().create(config);
    }
    return ExitCodes.OK;
  }
}
