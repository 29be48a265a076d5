package xm.cli.command.security;

import java.util.Locale;
import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.CommandFailure;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.toolstack.Toolstack;

/** {@code xm setenforce}. */
public final class SetenforceCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of(
            "setenforce",
            "[ (Enforcing|1) | (Permissive|0) ]",
            "Choose whether FLASK enforces its policy.")
        .words(1);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    Toolstack toolstack = session.toolstack();
    boolean enforcing =
        switch (arguments.operand(0).toLowerCase(Locale.ROOT)) {
          case "enforcing", "1" -> true;
          case "permissive", "0" -> false;
          default -> throw new CommandFailure(arguments.operand(0) + " is an unsupported mode");
        };
    toolstack.diagnostics().flask().setEnforcing(enforcing);
    return ExitCodes.OK;
  }
}
