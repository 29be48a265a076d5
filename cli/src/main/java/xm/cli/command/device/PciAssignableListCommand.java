package xm.cli.command.device;

import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.Session;

/** {@code xm pci-assignable-list}. */
public final class PciAssignableListCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of("pci-assignable-list", "", "List all the assignable pci devices.")
        .outputFormat()
        .words(0);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    return AssignableReport.print(arguments, session);
  }
}
