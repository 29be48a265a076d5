package xm.cli.command.cpu;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.args.Numbers;
import xm.cli.args.UsageException;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.output.JsonShares;
import xm.cli.output.JsonWriter;
import xm.cli.output.Listed;
import xm.cli.output.ShareTable;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.Toolstack;
import xm.toolstack.cpu.SchedulerControl;
import xm.xenctrl.RtdsParams;
import xm.xenctrl.Scheduler;

/** {@code xm sched-rtds}, with the options of xl; xm had no such command. */
public final class SchedRtdsCommand implements Command {
  private static final int WHOLE_DOMAIN = -1;

  @Override
  public Declaration declaration() {
    return Declaration.of(
            "sched-rtds",
            "[-d <Domain> [-v <VCPU>] [-p <Period>] [-b <Budget>] [-e <0|1>]]",
            "Show or set period and budget under the rtds scheduler.")
        .valued('d', "domain", "DOMAIN", "Domain to show or modify")
        .valued('v', "vcpuid", "VCPU", "One vcpu of it, or all")
        .valued('p', "period", "PERIOD", "Period (us)")
        .valued('b', "budget", "BUDGET", "Budget in each period (us)")
        .valued('e', "extratime", "EXTRATIME", "More when the host has time to spare (0 or 1)")
        .extension('c', "cpupool", "POOL", "Only this pool")
        .outputFormat();
  }

  @Override
  public int run(Arguments arguments, Session session) {
    Toolstack toolstack = session.toolstack();
    Map<String, String> pools = new HashMap<>();
    ShareRun.check(Scheduler.RTDS, toolstack, pools);
    boolean set = arguments.has("period") || arguments.has("budget") || arguments.has("extratime");
    if (set) {
      if (!arguments.has("domain")) {
        throw new UsageException("No domain given.");
      }
      set(arguments, toolstack);
      return ExitCodes.OK;
    }
    List<ShareTable.Reservation> rows = rows(arguments, toolstack, pools);
    if (arguments.json()) {
      try (JsonWriter writer = new JsonWriter(session.out())) {
        JsonShares.reservations(writer, rows);
      }
    } else {
      session.out().print(ShareTable.reservations(rows, arguments.has("vcpuid")));
    }
    return ExitCodes.OK;
  }

  private static List<ShareTable.Reservation> rows(
      Arguments arguments, Toolstack toolstack, Map<String, String> pools) {
    SchedulerControl schedulers = toolstack.schedulers();
    List<ShareTable.Reservation> rows = new ArrayList<>();
    for (Listed listed : ShareRun.selected(arguments, toolstack)) {
      if (!listed.runs() || !Scheduler.RTDS.label().equals(pools.get(listed.poolName()))) {
        continue;
      }
      DomainSnapshot domain = listed.running();
      if (!arguments.has("vcpuid")) {
        schedulers
            .rtds(domain.domid())
            .ifPresent(p -> rows.add(new ShareTable.Reservation(domain, WHOLE_DOMAIN, p)));
        continue;
      }
      for (int vcpu : vcpus(arguments, domain)) {
        schedulers
            .rtds(domain.domid(), vcpu)
            .ifPresent(p -> rows.add(new ShareTable.Reservation(domain, vcpu, p)));
      }
    }
    return rows;
  }

  private static List<Integer> vcpus(Arguments arguments, DomainSnapshot domain) {
    List<Integer> vcpus = new ArrayList<>();
    for (String word : arguments.values("vcpuid")) {
      if (word.equals("all")) {
        for (int vcpu = 0; vcpu <= domain.info().maxVcpuId(); vcpu++) {
          vcpus.add(vcpu);
        }
      } else {
        vcpus.add(Numbers.integer(word));
      }
    }
    return vcpus;
  }

  private static void set(Arguments arguments, Toolstack toolstack) {
    SchedulerControl schedulers = toolstack.schedulers();
    DomainSnapshot domain = toolstack.find(arguments.value("domain", ""));
    int domid = domain.domid();
    if (!arguments.has("vcpuid")) {
      RtdsParams now = schedulers.rtds(domid).orElseThrow(SchedRtdsCommand::otherPool);
      schedulers.setRtds(domid, changed(arguments, now));
      return;
    }
    for (int vcpu : vcpus(arguments, domain)) {
      RtdsParams now = schedulers.rtds(domid, vcpu).orElseThrow(SchedRtdsCommand::otherPool);
      schedulers.setRtds(domid, vcpu, changed(arguments, now));
    }
  }

  private static RtdsParams changed(Arguments arguments, RtdsParams now) {
    String extra = arguments.value("extratime", now.extraTime() ? "1" : "0");
    if (!extra.equals("0") && !extra.equals("1")) {
      throw new UsageException("extratime is 0 or 1, not '" + extra + "'");
    }
    return new RtdsParams(
        Numbers.integer(arguments.value("period", Integer.toString(now.periodMicros()))),
        Numbers.integer(arguments.value("budget", Integer.toString(now.budgetMicros()))),
        extra.equals("1"));
  }

  private static UsageException otherPool() {
    return new UsageException("The domain is in a pool with another scheduler than rtds.");
  }
}
