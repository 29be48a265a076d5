package xm.cli.command.domain;

import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.Session;

/** {@code xm domid}: takes any way of naming a domain. */
public final class DomidCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of("domid", "<DomainName>", "Print the id of a domain.")
        .outputFormat()
        .operands(Declaration.Operands.DOMAINS)
        .words(1);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    return IdentityReport.print(arguments, session, false);
  }
}
