package xm.cli.command.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.args.UsageException;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.output.DomainStates;
import xm.cli.output.DomainTable;
import xm.cli.output.JsonReports;
import xm.cli.output.JsonWriter;
import xm.cli.output.Listed;
import xm.config.sxp.Sxp;
import xm.config.sxp.SxpPrinter;
import xm.toolstack.Toolstack;

/** {@code xm list}. */
public final class ListCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of(
            "list", "[options] [Domain, ...]", "List information about all/some domains.")
        .flag('l', "long", "Output all VM details in SXP")
        .flag("label", "Include security labels")
        .valued("state", "<state>", "Select only VMs with the specified state")
        .valued("pool", "<pool>", "Select only VMs in specified cpu pool")
        .unmentioned('v', "vcpus", "The table of vcpu-list (deprecated)")
        .extension("running", "Only domains that run, without the inactive managed ones")
        .outputFormat()
        .operands(Declaration.Operands.DOMAINS);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    boolean json = arguments.json();
    check(arguments, json);
    if (arguments.has("vcpus")) {
      session.err().println("xm list -v is deprecated.  Please use xm vcpu-list.");
      VcpuReport.print(arguments, session);
      return ExitCodes.OK;
    }
    List<Listed> domains =
        selected(
            DomainLookup.listed(session.toolstack(), arguments.operands()),
            arguments.has("running"),
            arguments.value("state", "all").toLowerCase(Locale.ROOT),
            arguments.value("pool", ""));
    if (json) {
      printJson(domains, session);
    } else if (arguments.has("long")) {
      printLong(domains, session);
    } else {
      session.out().print(DomainTable.of(domains, arguments.has("label")));
    }
    return ExitCodes.OK;
  }

  private static void check(Arguments arguments, boolean json) {
    if (!arguments.operands().isEmpty()) {
      if (!"all".equals(arguments.value("state", "all"))) {
        throw UsageException.withExtraLine(
            "You may specify either a state or a particular VM, but not both");
      }
      if (!arguments.value("pool", "").isEmpty()) {
        throw UsageException.withExtraLine(
            "You may specify either a pool or a particular VM, but not both");
      }
    }
    if (json && arguments.has("long")) {
      throw new UsageException("You may specify either --long or --output json, but not both");
    }
  }

  private static List<Listed> selected(
      List<Listed> domains, boolean runningOnly, String state, String pool) {
    if (!runningOnly && "all".equals(state) && pool.isEmpty()) {
      return domains;
    }
    List<Listed> kept = new ArrayList<>();
    for (Listed domain : domains) {
      if ((domain.runs() || !runningOnly)
          && ("all".equals(state) || state.equals(powerState(domain)))
          && (pool.isEmpty() || pool.equals(pool(domain)))) {
        kept.add(domain);
      }
    }
    return kept;
  }

  private static String powerState(Listed domain) {
    return domain.runs() ? DomainStates.powerState(domain.running().info()) : "halted";
  }

  private static String pool(Listed domain) {
    if (domain.runs()) {
      return domain.running().poolName();
    }
    String pool = domain.inactive().config().scheduling().pool();
    return pool.isEmpty() ? "Pool-0" : pool;
  }

  private static void printLong(List<Listed> domains, Session session) {
    StringBuilder b = new StringBuilder(4096);
    Toolstack toolstack = session.toolstack();
    for (Listed domain : domains) {
      Sxp form =
          domain.runs()
              ? toolstack.describe(domain.running().domid())
              : toolstack.managed().describe(domain.inactive());
      b.append(SxpPrinter.print(form)).append('\n');
    }
    session.out().print(b);
  }

  private static void printJson(List<Listed> domains, Session session) {
    try (JsonWriter json = new JsonWriter(session.out())) {
      json.startArray();
      for (Listed domain : domains) {
        if (domain.runs()) {
          JsonReports.domain(json, domain.running());
        } else {
          JsonReports.domain(json, domain.inactive());
        }
      }
      json.endArray();
    }
  }
}
