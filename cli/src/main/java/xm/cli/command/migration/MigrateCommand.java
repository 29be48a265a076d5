package xm.cli.command.migration;

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
    return Declaration.of("migrate", "<Domain> <Host>", "Migrate a domain to another machine.")
        .flag('l', "live", "Use live migration.")
        .valued('p', "port", "<portnum>", "Use specified port for migration.")
        .valued('n', "node", "<nodenum>", "Use specified NUMA node on target.")
        .flag('c', "change_home_server", "Change home server for managed domains.")
        .extension(CHECK, "Only tell what speaks against it; touch nothing")
        .extension(ALL, "All domains, in the order of their names")
        .extension('s', "ssh", "<command>", "How to reach the host, as xl's -s; default ssh")
        .extension("receiver", "<program>", "What receives there, default xm; xl works as well")
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
    for (String word : new String[] {"port", "node", "change_home_server"}) {
      if (arguments.has(word)) {
        throw new CommandFailure(refusal(word));
      }
    }
    MigrationControl migrations = session.toolstack().migrations();
    if (arguments.has(STATUS)) {
      return StatusReport.print(migrations.unfinished(), json, session.out());
    }
    if (arguments.has(SETTLE)) {
      Optional<String> which = operands.isEmpty() ? Optional.empty() : Optional.of(operands.get(0));
      return new SettleRun(session).settle(which);
    }
    if (arguments.has(RESUME)) {
      count(operands, 1);
      session.out().println(Printable.of(migrations.resumeHere(operands.get(0))));
      return ExitCodes.OK;
    }
    count(operands, arguments.has(ALL) ? 1 : 2);
    Route route =
        new Route(
            operands.get(operands.size() - 1),
            arguments.value("ssh", Route.SSH),
            arguments.value("receiver", Route.XM));
    if (arguments.has(ALL)) {
      return new MigrateRun(session, arguments, route).all();
    }
    int domid = session.toolstack().find(operands.get(0)).domid();
    if (arguments.has(CHECK)) {
      CheckResult result = migrations.check(domid, route, arguments.has("live"));
      CheckReport.print(result, json, session.out());
      return result.refused() ? ExitCodes.FAILURE : ExitCodes.OK;
    }
    return new MigrateRun(session, arguments, route).one(domid);
  }

  private static String refusal(String option) {
    return switch (option) {
      case "port" ->
          "--port is for TLS, which xm migrate does not speak yet: leave it out for ssh.";
      case "node" ->
          "--node is not supported: pin the domain's vcpus at the other end (xm vcpu-pin).";
      default -> "--change_home_server is not supported: xm delete here and xm new there after it.";
    };
  }

  private static void count(List<String> operands, int wanted) {
    if (operands.size() != wanted) {
      throw new UsageException("Invalid number of arguments");
    }
  }
}
