package xm.cli.command.diagnose;

import java.util.Locale;
import xm.cli.args.Arguments;
import xm.cli.args.BatchForm;
import xm.cli.args.Declaration;
import xm.cli.args.Numbers;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.toolstack.Toolstack;

/** {@code xm trigger}. */
public final class TriggerCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of(
            "trigger",
            "<Domain> <nmi|reset|init|s3resume|power> [<VCPU>]",
            "Send a trigger to a domain.")
        .batch(new BatchForm(BatchForm.Kind.RUNNING, "triggered", "triggered", 1))
        .operands(Declaration.Operands.DOMAINS)
        .words(2, 3);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    Toolstack toolstack = session.toolstack();
    int vcpu = arguments.operands().size() > 2 ? Numbers.integer(arguments.operand(2)) : 0;
    toolstack
        .diagnostics()
        .poker()
        .trigger(
            toolstack.find(arguments.operand(0)).domid(),
            arguments.operand(1).toLowerCase(Locale.ROOT),
            vcpu);
    return ExitCodes.OK;
  }
}
