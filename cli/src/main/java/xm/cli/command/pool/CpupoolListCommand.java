package xm.cli.command.pool;

import java.util.ArrayList;
import java.util.List;
import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.args.UsageException;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.output.JsonShares;
import xm.cli.output.JsonWriter;
import xm.cli.output.PoolTable;
import xm.cli.output.Printable;
import xm.config.sxp.SxpPrinter;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.pool.PoolSnapshot;

/** {@code xm cpupool-list}; a pool that does not exist is told, and yet the exit code is 0. */
public final class CpupoolListCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of(
            "cpupool-list", "[<CPU Pool>] [-l|--long] [-c|--cpus]", "List the CPU pools.")
        .flag('l', "long", "Output all CPU pool details in SXP format")
        .flag('c', "cpus", "Output list of CPUs used by a pool")
        .outputFormat()
        .words(0, 2);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    if (arguments.operands().size() > 1) {
      throw new UsageException("Only one cpupool name for selection allowed");
    }
    boolean json = arguments.json();
    List<PoolSnapshot> pools = new ArrayList<>(session.toolstack().pools().list());
    if (!arguments.operands().isEmpty()) {
      String wanted = arguments.operand(0);
      pools.removeIf(pool -> !pool.name().equals(wanted));
      if (pools.isEmpty()) {
        session.err().println("Error: Pool '" + Printable.of(wanted) + "' does not exist.");
        session.err().flush();
      }
    }
    if (json) {
      try (JsonWriter writer = new JsonWriter(session.out())) {
        JsonShares.pools(writer, pools);
      }
    } else if (arguments.has("long")) {
      printLong(pools, session);
    } else {
      session.out().print(arguments.has("cpus") ? PoolTable.cpus(pools) : PoolTable.of(pools));
    }
    return ExitCodes.OK;
  }

  private static void printLong(List<PoolSnapshot> pools, Session session) {
    List<DomainSnapshot> domains = session.toolstack().sample().domains();
    for (PoolSnapshot pool : pools) {
      List<String> names = new ArrayList<>();
      for (DomainSnapshot domain : domains) {
        if (pool.active() && domain.info().cpuPoolId() == pool.id().getAsInt()) {
          names.add(domain.name());
        }
      }
      session.out().println(SxpPrinter.print(PoolTable.form(pool, names)));
    }
  }
}
