package xm.cli.command.diagnose;

import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.output.Printable;
import xm.toolstack.Toolstack;

/** {@code xm log}. */
public final class LogCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of("log", "", "Print the log of the toolstack.").words(0);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    Toolstack toolstack = session.toolstack();
    session.out().print(Printable.lines(toolstack.diagnostics().log()));
    return ExitCodes.OK;
  }
}
