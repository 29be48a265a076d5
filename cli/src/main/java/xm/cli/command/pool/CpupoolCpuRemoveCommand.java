package xm.cli.command.pool;

import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.args.Numbers;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;

/** {@code xm cpupool-cpu-remove}. */
public final class CpupoolCpuRemoveCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of(
            "cpupool-cpu-remove", "<CPU Pool> <CPU nr>", "Take a CPU out of a CPU pool.")
        .words(2);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    session
        .toolstack()
        .pools()
        .removeCpu(arguments.operand(0), Numbers.integer(arguments.operand(1)));
    return ExitCodes.OK;
  }
}
