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

/** {@code xm sharing}. */
public final class SharingCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of("sharing", "[Domain]", "List how much memory domains share.")
        .outputFormat()
        .operands(Declaration.Operands.DOMAINS)
        .words(0, 1);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    boolean asJson = arguments.json();
    List<DomainSnapshot> domains =
        new ArrayList<>(
            arguments.operands().isEmpty()
                ? session.toolstack().sample().domains()
                : List.of(session.toolstack().find(arguments.operand(0))));
    if (asJson) {
      try (JsonWriter json = new JsonWriter(session.out())) {
        json.startArray();
        XlTables.sharing(json, domains);
        json.endArray();
      }
    } else {
      session.out().print(XlTables.sharing(domains));
    }
    return ExitCodes.OK;
  }
}
