package xm.cli.command.device;

import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.Session;
import xm.cli.output.BlockTable;
import xm.cli.output.DeviceReports;

/** {@code xm block-list}. */
public final class BlockListCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of(
            "block-list", "<Domain> [--long]", "List virtual block devices for a domain.")
        .unmentioned('l', "long", "List resources as SXP")
        .outputFormat()
        .operands(Declaration.Operands.DOMAINS);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    return DeviceListing.print(
        declaration(), "vbd", arguments, session, BlockTable::of, DeviceReports::disk);
  }
}
