package xm.toolstack.pool;

import java.util.BitSet;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * A CPU pool as {@code xm cpupool-list} shows it.
 *
 * @param id empty for a pool that is only defined
 * @param scheduler label, such as credit2
 * @param cpus physical CPUs that it has now
 * @param wantedCpus how many it has, or will have when it is started
 */
public record PoolSnapshot(
    OptionalInt id,
    String name,
    UUID uuid,
    String scheduler,
    BitSet cpus,
    int wantedCpus,
    int domains,
    boolean managed) {
  public PoolSnapshot {
    cpus = (BitSet) cpus.clone();
  }

  @Override
  public BitSet cpus() {
    return (BitSet) cpus.clone();
  }

  /** True when it exists in Xen. */
  public boolean active() {
    return id.isPresent();
  }
}
