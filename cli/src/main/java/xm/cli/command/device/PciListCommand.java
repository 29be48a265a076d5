package xm.cli.command.device;

import java.util.List;
import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.args.UsageText;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.output.JsonReports;
import xm.cli.output.JsonWriter;
import xm.cli.output.PciTable;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.pci.PciControl.GuestDevice;

/** {@code xm pci-list}. */
public final class PciListCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of("pci-list", "<Domain>", "List pass-through pci devices for a domain.")
        .unmentioned('l', "long", "No effect, as in xm")
        .outputFormat()
        .operands(Declaration.Operands.DOMAINS);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    List<String> operands = arguments.operands();
    if (operands.size() != 1) {
      session
          .out()
          .println(
              operands.isEmpty()
                  ? "No domain parameter given"
                  : "No multiple domain parameters allowed");
      session.out().print(UsageText.of(declaration()));
      return ExitCodes.FAILURE;
    }
    boolean json = arguments.json();
    DomainSnapshot domain = session.toolstack().find(operands.get(0));
    List<GuestDevice> devices = session.toolstack().pci().list(domain.domid());
    if (json) {
      try (JsonWriter writer = new JsonWriter(session.out())) {
        writer.startArray();
        for (GuestDevice device : devices) {
          writer.startObject();
          JsonReports.identity(writer, domain);
          writer.field("address", device.address().toString());
          if (device.virtualDevfn() >= 0) {
            writer.field("virtual_devfn", device.virtualDevfn());
          }
          writer.endObject();
        }
        writer.endArray();
      }
    } else {
      session.out().print(PciTable.of(devices));
    }
    return ExitCodes.OK;
  }
}
