package xm.toolstack.pool;

import java.util.BitSet;
import xm.config.sxp.Sxp;

/**
 * What a pool is to be.
 *
 * @param scheduler label of a scheduler, empty for the host's
 * @param count how many CPUs, when {@code cpus} is empty
 * @param cpus which ones
 */
public record PoolConfig(String name, String scheduler, int count, BitSet cpus) {
  public PoolConfig {
    cpus = (BitSet) cpus.clone();
  }

  @Override
  public BitSet cpus() {
    return (BitSet) cpus.clone();
  }

  /** How many CPUs it is to have. */
  public int size() {
    return cpus.isEmpty() ? count : cpus.cardinality();
  }

  /** The form that {@code cpupool-create -n} prints and {@code -F} reads. */
  public Sxp form() {
    Object[] proposed = new Object[cpus.cardinality() + 1];
    proposed[0] = "proposed_CPUs";
    int at = 1;
    for (int cpu = cpus.nextSetBit(0); cpu >= 0; cpu = cpus.nextSetBit(cpu + 1)) {
      proposed[at++] = cpu;
    }
    return Sxp.of(
        "pool",
        Sxp.of("name_label", name),
        Sxp.of("sched_policy", scheduler),
        Sxp.of("ncpu", size()),
        Sxp.of(proposed),
        Sxp.of("other_config"));
  }
}
