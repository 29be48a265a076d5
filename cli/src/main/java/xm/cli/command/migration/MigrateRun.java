package xm.cli.command.migration;

import java.util.ArrayList;
import java.util.List;
import xm.cli.args.Arguments;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.output.JsonWriter;
import xm.cli.output.Printable;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.ToolstackException;
import xm.toolstack.migrate.MigrateOptions;
import xm.toolstack.migrate.MigrationReport;
import xm.toolstack.migrate.route.Route;

/** One run of {@code xm migrate}: one domain, or all of them in order. */
final class MigrateRun {
  private final Session session;
  private final boolean json;
  private final Route route;
  private final MigrateOptions options;

  MigrateRun(Session session, Arguments arguments, Route route) {
    this.session = session;
    this.json = arguments.json();
    this.route = route;
    this.options = RouteArguments.options(arguments);
  }

  int one(int domid) {
    MigrationReport report = migrate(domid);
    if (json) {
      try (JsonWriter writer = new JsonWriter(session.out())) {
        ReportJson.write(writer, report);
      }
    }
    return ExitCodes.OK;
  }

  private MigrationReport migrate(int domid) {
    try (MigrationDisplay display = new MigrationDisplay(session)) {
      return session.toolstack().migrations().migrate(domid, route, options, display);
    }
  }

  /** One after the other; one that fails does not keep the others here. */
  int inOrder(List<DomainSnapshot> domains) {
    List<MigrationReport> done = new ArrayList<>();
    List<String[]> failed = new ArrayList<>();
    for (DomainSnapshot domain : domains) {
      try {
        MigrationReport report = migrate(domain.domid());
        done.add(report);
        say(Printable.of(report.name()) + ": migrated, " + ReportText.times(report));
      } catch (ToolstackException e) {
        failed.add(new String[] {domain.name(), e.getMessage()});
        say(Printable.of(domain.name()) + ": " + Printable.of(e.getMessage().replace('\n', ' ')));
      }
    }
    if (json) {
      ReportJson.summary(session.out(), done, failed);
    } else {
      session
          .out()
          .println(
              done.size()
                  + " migrated to "
                  + Printable.of(route.host())
                  + ", "
                  + failed.size()
                  + " failed.");
    }
    return failed.isEmpty() ? ExitCodes.OK : ExitCodes.FAILURE;
  }

  private void say(String line) {
    if (!json) {
      session.out().println(line);
      session.out().flush();
    }
  }
}
