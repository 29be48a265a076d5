package xm.cli.command.security;

import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.toolstack.Toolstack;

/** {@code xm loadpolicy}. */
public final class LoadpolicyCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of("loadpolicy", "<policyfile>", "Put a compiled FLASK policy in force.")
        .operands(Declaration.Operands.FILES)
        .words(1);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    Toolstack toolstack = session.toolstack();
    toolstack.diagnostics().flask().load(PolicyFile.read(arguments.operand(0)));
    return ExitCodes.OK;
  }
}
