package xm.cli.command.pool;

import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.args.Numbers;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;

/** {@code xm cpupool-cpu-add}. */
public final class CpupoolCpuAddCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of("cpupool-cpu-add", "<CPU Pool> <CPU nr>", "Put a CPU into a CPU pool.")
        .words(2);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    session.toolstack().pools().addCpu(arguments.operand(0), Numbers.integer(arguments.operand(1)));
    return ExitCodes.OK;
  }
}
