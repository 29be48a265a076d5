package xm.cli.command.migration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.args.UsageException;
import xm.cli.command.Command;
import xm.cli.command.CommandFailure;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.output.Printable;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.migrate.CheckResult;
import xm.toolstack.migrate.MigrationControl;
import xm.toolstack.migrate.route.Route;

/** {@code xm migrate}. */
public final class MigrateCommand implements Command {
  private static final String CHECK = "check";
  private static final String STATUS = "status";
  private static final String SETTLE = "settle";
  private static final String RESUME = "resume";
  private static final String ALL = "all";

  @Override
  public Declaration declaration() {
    return RouteArguments.declare(
            Declaration.of("migrate", "<Domain> <Host>", "Migrate a domain to another machine.")
                .flag('l', "live", "Use live migration."))
        .flag('c', "change_home_server", "Change home server for managed domains.")
        .extension(CHECK, "Only tell what speaks against it; touch nothing")
        .extension(ALL, "All domains, in the order of their names")
        .extension("paused", "Leave it paused at the other end")
        .extension(STATUS, "List migrations that were cut, or go on now")
        .extension(SETTLE, "End migrations that were cut; asks the other host")
        .extension(RESUME, "Let a domain that was given away go on here: it runs nowhere else")
        .outputFormat()
        .operands(Declaration.Operands.DOMAINS)
        .words(0, Integer.MAX_VALUE)
        .refusesWithoutUsage();
  }

  @Override
  public int run(Arguments arguments, Session session) {
    boolean json = arguments.json();
    List<String> operands = arguments.operands();
    if (arguments.has("change_home_server")) {
      throw new CommandFailure(
          "--change_home_server is not supported: xm delete here and xm new there after it.");
    }
    MigrationControl migrations = session.toolstack().migrations();
    if (arguments.has(STATUS)) {
      return StatusReport.print(migrations.unfinished(), json, session.out());
    }
    if (arguments.has(SETTLE)) {
      Optional<String> which = operands.isEmpty() ? Optional.empty() : Optional.of(operands.get(0));
      for (String sentence : migrations.settle(which, true)) {
        session.out().println(Printable.of(sentence) + ".");
      }
      return migrations.unfinished().isEmpty() ? ExitCodes.OK : ExitCodes.FAILURE;
    }
    if (arguments.has(RESUME)) {
      count(operands, 1);
      session.out().println(Printable.of(migrations.resumeHere(operands.get(0))));
      return ExitCodes.OK;
    }
    boolean all = arguments.has(ALL);
    if (operands.size() < (all ? 1 : 2) || (all && operands.size() > 1)) {
      throw new UsageException("Invalid number of arguments");
    }
    Route route = RouteArguments.route(arguments, operands.get(operands.size() - 1));
    RouteArguments.warn(route, session.err());
    List<DomainSnapshot> domains = all ? everyDomain(session) : named(session, operands);
    if (arguments.has(CHECK)) {
      return check(migrations, domains, route, arguments, session);
    }
    MigrateRun run = new MigrateRun(session, arguments, route);
    return all || domains.size() > 1 ? run.inOrder(domains) : run.one(domains.get(0).domid());
  }

  /** All but the host's own, by name. */
  private static List<DomainSnapshot> everyDomain(Session session) {
    List<DomainSnapshot> domains = new ArrayList<>(session.toolstack().sample().domains());
    domains.removeIf(d -> d.domid() == 0);
    domains.sort(Comparator.comparing(DomainSnapshot::name));
    return domains;
  }

  /** All of them exist, or nothing is begun. */
  private static List<DomainSnapshot> named(Session session, List<String> operands) {
    List<DomainSnapshot> domains = new ArrayList<>();
    for (String word : operands.subList(0, operands.size() - 1)) {
      domains.add(session.toolstack().find(word));
    }
    return domains;
  }

  private static int check(
      MigrationControl migrations,
      List<DomainSnapshot> domains,
      Route route,
      Arguments arguments,
      Session session) {
    List<CheckResult> results = new ArrayList<>();
    for (DomainSnapshot domain : domains) {
      results.add(migrations.check(domain.domid(), route, arguments.has("live")));
    }
    boolean single = !arguments.has(ALL) && results.size() == 1;
    CheckReport.print(results, single, arguments.json(), session.out());
    return results.stream().anyMatch(CheckResult::refused) ? ExitCodes.FAILURE : ExitCodes.OK;
  }

  private static void count(List<String> operands, int wanted) {
    if (operands.size() != wanted) {
      throw new UsageException("Invalid number of arguments");
    }
  }
}
