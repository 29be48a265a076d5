package xm.cli.command.xl;

import java.util.List;
import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.output.JsonWriter;
import xm.cli.output.XlTables;
import xm.toolstack.DomainSnapshot;

/** {@code xm vm-list}. */
public final class VmListCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of("vm-list", "", "List the domains with their UUIDs.")
        .outputFormat()
        .words(0);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    boolean asJson = arguments.json();
    List<DomainSnapshot> domains = session.toolstack().sample().domains();
    if (asJson) {
      try (JsonWriter json = new JsonWriter(session.out())) {
        json.startArray();
        XlTables.names(json, domains);
        json.endArray();
      }
    } else {
      session.out().print(XlTables.names(domains));
    }
    return ExitCodes.OK;
  }
}
