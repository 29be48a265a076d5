package xm.cli.command.xl;

import java.util.ArrayList;
import java.util.List;
import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.output.JsonWriter;
import xm.cli.output.XlTables;
import xm.toolstack.DomainSnapshot;

/** {@code xm claims}. */
public final class ClaimsCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of("claims", "", "List the memory that domains being built have claimed.")
        .outputFormat()
        .words(0);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    boolean asJson = arguments.json();
    List<DomainSnapshot> domains = new ArrayList<>(session.toolstack().sample().domains());
    if (asJson) {
      try (JsonWriter json = new JsonWriter(session.out())) {
        json.startArray();
        XlTables.claims(json, domains);
        json.endArray();
      }
    } else {
      session.out().print(XlTables.claims(domains));
    }
    return ExitCodes.OK;
  }
}
