package xm.cli.command.domain;

import java.util.Optional;
import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.toolstack.Toolstack;
import xm.toolstack.managed.ManagedDomain;

/** {@code xm rename}. */
public final class RenameCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of("rename", "<Domain> <NewDomainName>", "Give a domain another name.")
        .operands(Declaration.Operands.DOMAINS)
        .words(2);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    Toolstack toolstack = session.toolstack();
    Optional<ManagedDomain> inactive = toolstack.managed().inactive(arguments.operand(0));
    if (inactive.isPresent()) {
      toolstack.managed().rename(inactive.get(), arguments.operand(1));
      return ExitCodes.OK;
    }
    toolstack.rename(toolstack.find(arguments.operand(0)).domid(), arguments.operand(1));
    return ExitCodes.OK;
  }
}
