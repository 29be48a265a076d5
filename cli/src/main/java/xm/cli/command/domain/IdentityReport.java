package xm.cli.command.domain;

import xm.cli.args.Arguments;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.output.JsonReports;
import xm.cli.output.JsonWriter;
import xm.cli.output.Printable;
import xm.toolstack.DomainSnapshot;

/** What domid and domname print. */
final class IdentityReport {

  private IdentityReport() {}

  static int print(Arguments arguments, Session session, boolean name) {
    DomainSnapshot domain = session.toolstack().find(arguments.operand(0));
    if (arguments.json()) {
      try (JsonWriter json = new JsonWriter(session.out())) {
        json.startObject();
        JsonReports.identity(json, domain);
        json.endObject();
      }
    } else if (name) {
      session.out().println(Printable.of(domain.name()));
    } else {
      session.out().println(domain.domid());
    }
    return ExitCodes.OK;
  }
}
