package xm.cli.command.cpu;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.args.Numbers;
import xm.cli.args.UsageException;
import xm.cli.command.CommandFailure;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.command.domain.DomainLookup;
import xm.cli.output.JsonShares;
import xm.cli.output.JsonWriter;
import xm.cli.output.Listed;
import xm.cli.output.ShareTable;
import xm.config.model.Scheduling;
import xm.toolstack.Toolstack;
import xm.toolstack.managed.InactiveChanges;
import xm.toolstack.managed.ManagedDomain;
import xm.toolstack.pool.PoolSnapshot;
import xm.xenctrl.CreditParams;
import xm.xenctrl.PoolScheduling;
import xm.xenctrl.Scheduler;

/** What sched-credit and sched-credit2 do. */
final class ShareRun {
  private final Scheduler scheduler;
  private final Session session;
  private final Toolstack toolstack;

  /** Scheduler by name of the pool. */
  private final Map<String, String> pools = new HashMap<>();

  ShareRun(Scheduler scheduler, Session session) {
    this.scheduler = scheduler;
    this.session = session;
    this.toolstack = session.toolstack();
    check(scheduler, toolstack, pools);
  }

  /** The options that both have beside xm's own. */
  static Declaration withExtensions(Declaration declaration) {
    return declaration
        .extension('s', "schedparam", "", "Show or set the settings of a whole pool")
        .extension('r', "ratelimit_us", "USECS", "With -s: how long a vcpu runs at least")
        .extension('p', "cpupool", "POOL", "Only this pool")
        .outputFormat();
  }

  /**
   * xm's refusal, unless some pool runs this scheduler; xm looked at Pool-0 only.
   *
   * @param pools filled with the schedulers by pool
   */
  static void check(Scheduler scheduler, Toolstack toolstack, Map<String, String> pools) {
    boolean found = false;
    for (PoolSnapshot pool : toolstack.pools().list()) {
      if (pool.active()) {
        pools.put(pool.name(), pool.scheduler());
        found |= pool.scheduler().equals(scheduler.label());
      }
    }
    if (!found) {
      throw new CommandFailure(
          "Xen is running with the " + toolstack.schedulers().scheduler().label() + " scheduler");
    }
  }

  int run(Arguments arguments, boolean caps) {
    boolean json = arguments.json();
    if (arguments.has("schedparam")) {
      return poolSettings(arguments, json);
    }
    Optional<Integer> weight = number(arguments, "weight");
    Optional<Integer> cap = caps ? number(arguments, "cap") : Optional.empty();
    if (weight.isEmpty() && cap.isEmpty()) {
      list(arguments, caps, json);
      return ExitCodes.OK;
    }
    if (!arguments.has("domain")) {
      throw new UsageException("No domain given.");
    }
    String word = arguments.value("domain", "");
    Optional<ManagedDomain> inactive = toolstack.managed().inactive(word);
    if (inactive.isPresent()) {
      InactiveChanges.of(toolstack.managed(), inactive.get()).setCredit(weight, cap);
      return ExitCodes.OK;
    }
    int domid = toolstack.find(word).domid();
    toolstack.schedulers().setCredit(domid, weight, cap);
    return ExitCodes.OK;
  }

  private static Optional<Integer> number(Arguments arguments, String option) {
    return arguments.has(option)
        ? Optional.of(Numbers.integer(arguments.value(option, "")))
        : Optional.empty();
  }

  private void list(Arguments arguments, boolean caps, boolean json) {
    List<ShareTable.Share> shares = new ArrayList<>();
    for (Listed domain : selected(arguments, toolstack)) {
      boolean ours = scheduler.label().equals(pools.get(domain.poolName()));
      shares.add(new ShareTable.Share(domain, ours ? params(domain) : Optional.empty()));
    }
    if (json) {
      try (JsonWriter writer = new JsonWriter(session.out())) {
        JsonShares.shares(writer, shares);
      }
    } else {
      session.out().print(ShareTable.shares(shares, caps));
    }
  }

  /** Of an inactive domain what it will start with. */
  private Optional<CreditParams> params(Listed domain) {
    if (domain.runs()) {
      return toolstack.schedulers().credit(domain.domid());
    }
    Scheduling kept = domain.inactive().config().scheduling();
    int weight = kept.weight() == 0 ? InactiveChanges.DEFAULT_WEIGHT : kept.weight();
    return Optional.of(new CreditParams(weight, kept.capPercent()));
  }

  /** All domains, or the one of {@code -d}: by name or id, with xm's own error. */
  static List<Listed> selected(Arguments arguments, Toolstack toolstack) {
    List<Listed> all = DomainLookup.listed(toolstack, List.of());
    if (arguments.has("cpupool")) {
      String pool = toolstack.pools().require(arguments.value("cpupool", "")).name();
      all.removeIf(domain -> !domain.poolName().equals(pool));
    }
    if (!arguments.has("domain")) {
      return all;
    }
    String wanted = arguments.value("domain", "");
    List<Listed> found = new ArrayList<>();
    for (Listed domain : all) {
      if (domain.name().equals(wanted)
          || (domain.runs() && Integer.toString(domain.domid()).equals(wanted))) {
        found.add(domain);
      }
    }
    if (found.isEmpty()) {
      throw new UsageException("Domain '" + wanted + "' does not exist.");
    }
    return found;
  }

  private int poolSettings(Arguments arguments, boolean json) {
    PoolSnapshot pool = toolstack.pools().require(arguments.value("cpupool", "0"));
    if (!pool.scheduler().equals(scheduler.label())) {
      throw new CommandFailure(
          "Pool '" + pool.name() + "' runs the " + pool.scheduler() + " scheduler");
    }
    int id = pool.id().orElseThrow();
    PoolScheduling now = toolstack.schedulers().pool(id).orElseThrow();
    Optional<Integer> slice = number(arguments, "tslice_ms");
    Optional<Integer> limit = number(arguments, "ratelimit_us");
    Optional<Integer> delay = number(arguments, "migration_delay_us");
    if (slice.isPresent() || limit.isPresent() || delay.isPresent()) {
      toolstack
          .schedulers()
          .setPool(
              id,
              new PoolScheduling(
                  slice.orElse(now.timesliceMillis()),
                  limit.orElse(now.ratelimitMicros()),
                  delay.orElse(now.migrationDelayMicros())));
    } else if (json) {
      try (JsonWriter writer = new JsonWriter(session.out())) {
        JsonShares.pool(writer, pool.name(), scheduler == Scheduler.CREDIT, now);
      }
    } else {
      session.out().print(ShareTable.pool(pool.name(), scheduler, now));
    }
    return ExitCodes.OK;
  }
}
