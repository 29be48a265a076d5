package xm.cli.command.host;

import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.args.UsageException;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.output.Printable;

/** {@code xm dmesg}: the hypervisor's message ring, as it is, no newline added. */
public final class DmesgCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of("dmesg", "[-c|--clear]", "Print the messages of the hypervisor.")
        .flag('c', "clear", "Empty the ring after printing it")
        .words(0, 1);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    if (!arguments.operands().isEmpty()) {
      throw new UsageException("No parameter required");
    }
    String log = session.toolstack().hypervisorLog(arguments.has("clear"));
    session.out().print(Printable.lines(log));
    return ExitCodes.OK;
  }
}
