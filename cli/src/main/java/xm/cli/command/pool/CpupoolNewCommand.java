package xm.cli.command.pool;

import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.config.sxp.SxpPrinter;
import xm.toolstack.pool.PoolConfig;

/** {@code xm cpupool-new}. */
public final class CpupoolNewCommand implements Command {

  @Override
  public Declaration declaration() {
    return PoolFile.declaration("cpupool-new", "Define a CPU pool without making it.");
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
      session.toolstack().pools().define(config);
    }
    return ExitCodes.OK;
  }
}
