package xm.cli.command.security;

import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.toolstack.Toolstack;

/** {@code xm getenforce}. */
public final class GetenforceCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of(
            "getenforce", "", "Print whether FLASK enforces its policy: Enforcing or Permissive.")
        .words(0);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    Toolstack toolstack = session.toolstack();
    session.out().println(toolstack.diagnostics().flask().enforcing() ? "Enforcing" : "Permissive");
    return ExitCodes.OK;
  }
}
