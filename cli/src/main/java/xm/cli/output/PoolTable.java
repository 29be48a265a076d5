package xm.cli.output;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import xm.config.sxp.Sxp;
import xm.toolstack.pool.PoolSnapshot;

/** What cpupool-list prints (xm-commands §7). */
public final class PoolTable {

  private PoolTable() {}

  /** The usual table; nothing at all without pools. */
  public static String of(List<PoolSnapshot> pools) {
    StringBuilder b = new StringBuilder(256);
    if (!pools.isEmpty()) {
      b.append("Name               CPUs   Sched     Active   Domain count\n");
    }
    for (PoolSnapshot pool : pools) {
      Columns.left(b, Printable.of(pool.name()), 16).append("   ");
      Columns.right(b, pool.wantedCpus(), 3).append("  ");
      Columns.right(b, pool.scheduler(), 8).append("       ");
      b.append(pool.active() ? 'y' : 'n').append("          ").append(pool.domains()).append('\n');
    }
    return b.toString();
  }

  /** The table of {@code -c}. */
  public static String cpus(List<PoolSnapshot> pools) {
    StringBuilder b = new StringBuilder(256);
    if (!pools.isEmpty()) {
      b.append("Name             CPU list\n");
    }
    for (PoolSnapshot pool : pools) {
      Columns.left(b, Printable.of(pool.name()), 16).append(' ');
      b.append(pool.cpus().isEmpty() ? "-" : list(pool.cpus())).append('\n');
    }
    return b.toString();
  }

  private static String list(BitSet cpus) {
    StringBuilder b = new StringBuilder();
    for (int cpu = cpus.nextSetBit(0); cpu >= 0; cpu = cpus.nextSetBit(cpu + 1)) {
      b.append(b.length() > 0 ? "," : "").append(cpu);
    }
    return b.toString();
  }

  /** The form of {@code -l}. */
  public static Sxp form(PoolSnapshot pool, List<String> domains) {
    List<Object> cpus = new ArrayList<>(List.of("host_CPU_numbers"));
    pool.cpus().stream().forEach(cpus::add);
    List<Object> names = new ArrayList<>(List.of("started_VM_names"));
    names.addAll(domains);
    return Sxp.of(
        pool.uuid().toString(),
        Sxp.of("uuid", pool.uuid().toString()),
        Sxp.of("name_label", pool.name()),
        Sxp.of("activated", pool.active() ? 1 : 0),
        Sxp.of("ncpu", pool.wantedCpus()),
        Sxp.of("sched_policy", pool.scheduler()),
        Sxp.of(cpus.toArray()),
        Sxp.of(names.toArray()),
        Sxp.of("other_config"));
  }
}
