package xm.cli.command.domain;

import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;

/** {@code xm vcpu-list}. */
public final class VcpuListCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of("vcpu-list", "[Domain, ...]", "Show the vcpus of all or some domains.")
        .outputFormat()
        .operands(Declaration.Operands.DOMAINS);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    VcpuReport.print(arguments, session);
    return ExitCodes.OK;
  }
}
