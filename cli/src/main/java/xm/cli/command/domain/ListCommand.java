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
import xm.config.sxp.SxpPrinter;
import xm.toolstack.DomainSnapshot;

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
    List<DomainSnapshot> domains =
        selected(
            DomainLookup.namedOrAll(session.toolstack(), arguments.operands()),
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

  private static List<DomainSnapshot> selected(
      List<DomainSnapshot> domains, String state, String pool) {
    if ("all".equals(state) && pool.isEmpty()) {
      return domains;
    }
    List<DomainSnapshot> kept = new ArrayList<>();
    for (DomainSnapshot domain : domains) {
      boolean stateFits =
          "all".equals(state) || state.equals(DomainStates.powerState(domain.info()));
      if (stateFits && (pool.isEmpty() || pool.equals(domain.poolName()))) {
        kept.add(domain);
      }
    }
    return kept;
  }

  private static void printLong(List<DomainSnapshot> domains, Session session) {
    StringBuilder b = new StringBuilder(4096);
    for (DomainSnapshot domain : domains) {
      b.append(SxpPrinter.print(session.toolstack().describe(domain.domid()))).append('\n');
    }
    session.out().print(b);
  }

  private static void printJson(List<DomainSnapshot> domains, Session session) {
    try (JsonWriter json = new JsonWriter(session.out())) {
      json.startArray();
      for (DomainSnapshot domain : domains) {
        JsonReports.domain(json, domain);
      }
      json.endArray();
    }
  }
}
