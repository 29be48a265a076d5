package xm.cli.command.diagnose;

import xm.cli.args.Arguments;
import xm.cli.args.BatchForm;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.toolstack.Toolstack;

/** {@code xm sysrq}. */
public final class SysrqCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of("sysrq", "<Domain> <letter>", "Press a key of SysRq in a domain.")
        .batch(new BatchForm(BatchForm.Kind.RUNNING, "sent the key", "sent the key", 1))
        .operands(Declaration.Operands.DOMAINS)
        .words(2);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    Toolstack toolstack = session.toolstack();
    toolstack
        .diagnostics()
        .poker()
        .sysrq(toolstack.find(arguments.operand(0)).domid(), arguments.operand(1));
    return ExitCodes.OK;
  }
}
