package xm.cli.command.cpu;

import java.util.Optional;
import xm.cli.args.Arguments;
import xm.cli.args.BatchForm;
import xm.cli.args.Declaration;
import xm.cli.args.Numbers;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.toolstack.Toolstack;
import xm.toolstack.managed.InactiveChanges;
import xm.toolstack.managed.ManagedDomain;

/** {@code xm vcpu-set}. */
public final class VcpuSetCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of("vcpu-set", "<Domain> <vCPUs>", "Set how many vcpus a domain may use.")
        .batch(new BatchForm(BatchForm.Kind.EITHER, "changed", "changed", 1))
        .operands(Declaration.Operands.DOMAINS)
        .words(2);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    int count = Numbers.integer(arguments.operand(1));
    Toolstack toolstack = session.toolstack();
    Optional<ManagedDomain> inactive = toolstack.managed().inactive(arguments.operand(0));
    if (inactive.isPresent()) {
      InactiveChanges.of(toolstack.managed(), inactive.get()).setVcpus(count);
      return ExitCodes.OK;
    }
    toolstack.cpus().setOnline(toolstack.find(arguments.operand(0)).domid(), count);
    return ExitCodes.OK;
  }
}
