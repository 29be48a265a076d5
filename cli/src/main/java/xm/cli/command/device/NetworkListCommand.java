package xm.cli.command.device;

import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.Session;
import xm.cli.output.DeviceReports;
import xm.cli.output.NetworkTable;

/** {@code xm network-list}. */
public final class NetworkListCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of(
            "network-list", "<Domain> [--long]", "List virtual network interfaces for a domain.")
        .flag('l', "long", "List resources as SXP")
        .outputFormat()
        .operands(Declaration.Operands.DOMAINS);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    return DeviceListing.print(
        declaration(), "vif", arguments, session, NetworkTable::of, DeviceReports::vif);
  }
}
