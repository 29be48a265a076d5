package xm.cli.command.cpu;

import java.util.BitSet;
import java.util.Locale;
import java.util.Optional;
import xm.cli.args.Arguments;
import xm.cli.args.CpuList;
import xm.cli.args.Declaration;
import xm.cli.args.Numbers;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.toolstack.Toolstack;
import xm.toolstack.cpu.VcpuControl;
import xm.toolstack.managed.InactiveChanges;
import xm.toolstack.managed.ManagedDomain;

/** {@code xm vcpu-pin}; with {@code --soft} also where a vcpu should rather run. */
public final class VcpuPinCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of(
            "vcpu-pin", "<Domain> <VCPU|all> <CPUs|all>", "Set which CPUs a vcpu may run on.")
        .extension((char) 0, "soft", "<CPUs>", "Where it should run when it can choose")
        .operands(Declaration.Operands.DOMAINS)
        .words(3);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    String word = arguments.operand(1);
    int vcpu =
        word.toLowerCase(Locale.ROOT).equals("all") ? VcpuControl.ALL : Numbers.integer(word);
    Toolstack toolstack = session.toolstack();
    int hostCpus = toolstack.info().physical().maxCpuId() + 1;
    Optional<BitSet> hard = cpus(arguments.operand(2), hostCpus);
    Optional<BitSet> soft = cpus(arguments.value("soft", "-"), hostCpus);
    Optional<ManagedDomain> inactive = toolstack.managed().inactive(arguments.operand(0));
    if (inactive.isPresent()) {
      InactiveChanges changes = InactiveChanges.of(toolstack.managed(), inactive.get());
      hard.ifPresent(cpus -> changes.pin(vcpu, cpus));
      return ExitCodes.OK;
    }
    toolstack.cpus().pin(toolstack.find(arguments.operand(0)).domid(), vcpu, hard, soft);
    return ExitCodes.OK;
  }

  /** A dash leaves an affinity as it is, as in xl. */
  private static Optional<BitSet> cpus(String list, int hostCpus) {
    return list.equals("-") ? Optional.empty() : Optional.of(CpuList.parse(list, hostCpus));
  }
}
