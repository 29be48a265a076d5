package xm.cli.command.memory;

import java.util.Optional;
import xm.cli.args.Arguments;
import xm.cli.args.BatchForm;
import xm.cli.args.Declaration;
import xm.cli.args.Numbers;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.console.Waiting;
import xm.toolstack.Toolstack;
import xm.toolstack.managed.InactiveChanges;
import xm.toolstack.managed.ManagedDomain;

/** {@code xm mem-set}. */
public final class MemSetCommand implements Command {
  private static final String INTERRUPTED =
      "Interrupted. dom0 may have given memory up already; the domain has what xm list says.";

  @Override
  public Declaration declaration() {
    return Declaration.of("mem-set", "<Domain> <Mem>", "Set how much memory a domain is to have.")
        .batch(new BatchForm(BatchForm.Kind.EITHER, "changed", "changed", 1))
        .operands(Declaration.Operands.DOMAINS)
        .words(2);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    if (Numbers.unknownUnit(arguments.operand(1))) {
      session.out().println("ignoring unknown unit");
    }
    long mib = Numbers.mib(arguments.operand(1));
    Toolstack toolstack = session.toolstack();
    Optional<ManagedDomain> inactive = toolstack.managed().inactive(arguments.operand(0));
    if (inactive.isPresent()) {
      InactiveChanges.of(toolstack.managed(), inactive.get()).setTargetMib(mib);
      return ExitCodes.OK;
    }
    int domid = toolstack.find(arguments.operand(0)).domid();
    try (Waiting progress = Waiting.on(session, () -> INTERRUPTED)) {
      toolstack.memory().setTargetMib(domid, mib, progress);
    }
    return ExitCodes.OK;
  }
}
