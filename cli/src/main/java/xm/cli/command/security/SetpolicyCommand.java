package xm.cli.command.security;

import java.util.Locale;
import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.CommandFailure;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.toolstack.Toolstack;

/** {@code xm setpolicy}. */
public final class SetpolicyCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of(
            "setpolicy", "<policytype> <policyfile> [options]", "Put a security policy in force.")
        .operands(Declaration.Operands.FILES)
        .words(2, 3);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    Toolstack toolstack = session.toolstack();
    String type = arguments.operand(0).toUpperCase(Locale.ROOT);
    if (type.equals("ACM")) {
      throw new CommandFailure(
          "The ACM security module left Xen with 4.2; FLASK took its place: xm setpolicy FLASK"
              + " <policyfile>.");
    }
    if (!type.equals("FLASK")) {
      throw new CommandFailure("Unsupported policy type");
    }
    toolstack.diagnostics().flask().load(PolicyFile.read(arguments.operand(1)));
    session.out().println("Successfully set the new policy.");
    return ExitCodes.OK;
  }
}
