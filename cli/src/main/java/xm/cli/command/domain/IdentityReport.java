package xm.cli.command.domain;

import java.util.Optional;
import xm.cli.args.Arguments;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.output.JsonReports;
import xm.cli.output.JsonWriter;
import xm.cli.output.Printable;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.managed.ManagedDomain;

/** What domid and domname print. */
final class IdentityReport {

  private IdentityReport() {}

  static int print(Arguments arguments, Session session, boolean name) {
    Optional<ManagedDomain> inactive = session.toolstack().managed().inactive(arguments.operand(0));
    if (inactive.isPresent()) {
      return print(inactive.get(), arguments, session, name);
    }
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

  /** A domain that does not run has no id; xm printed Python's word for that. */
  private static int print(
      ManagedDomain domain, Arguments arguments, Session session, boolean name) {
    if (arguments.json()) {
      try (JsonWriter json = new JsonWriter(session.out())) {
        json.startObject();
        JsonReports.identity(json, domain);
        json.endObject();
      }
    } else {
      session.out().println(name ? Printable.of(domain.name()) : "None");
    }
    return ExitCodes.OK;
  }
}
