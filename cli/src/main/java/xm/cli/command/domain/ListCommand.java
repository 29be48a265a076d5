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
import xm.cli.console.TerminalCheck;
import xm.cli.output.Colours;
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
            DomainLookup.listed(session.toolstack(), arguments.operands(), json),
            arguments.has("running"),
            arguments.value("state", "all").toLowerCase(Locale.ROOT),
            arguments.value("pool", ""));
    if (json) {
      printJson(domains, arguments.has("label"), session);
    } else if (arguments.has("long")) {
      printLong(domains, session);
    } else if (arguments.has("label")) {
      session.out().print(DomainTable.labelled(domains, labels(domains, session), colours()));
    } else {
      session.out().print(DomainTable.of(domains, colours()));
    }
    return ExitCodes.OK;
  }

  private static Colours colours() {
    return Colours.of(TerminalCheck.isTerminal(1), System.getenv());
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
          && (pool.isEmpty() || pool.equals(domain.poolName()))) {
        kept.add(domain);
      }
    }
    return kept;
  }

  private static String powerState(Listed domain) {
    return domain.runs() ? DomainStates.powerState(domain.running().info()) : "halted";
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

  /** One for each domain, empty where there is none. */
  private static List<String> labels(List<Listed> domains, Session session) {
    List<String> labels = new ArrayList<>();
    for (Listed domain : domains) {
      labels.add(domain.runs() ? session.toolstack().label(domain.running()).orElse("") : "");
    }
    return labels;
  }

  private static void printJson(List<Listed> domains, boolean withLabels, Session session) {
    List<String> labels = withLabels ? labels(domains, session) : List.of();
    int index = 0;
    try (JsonWriter json = new JsonWriter(session.out())) {
      json.startArray();
      for (Listed domain : domains) {
        if (domain.runs()) {
          JsonReports.domain(json, domain.running(), withLabels ? labels.get(index) : "");
        } else {
          JsonReports.domain(json, domain.inactive());
        }
        index++;
      }
      json.endArray();
    }
  }
}
