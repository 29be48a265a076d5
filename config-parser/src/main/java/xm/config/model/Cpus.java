package xm.config.model;

import java.util.BitSet;
import java.util.List;

/**
 * Virtual CPUs.
 *
 * @param max the most vcpus the domain can have, at least 1
 * @param available the vcpus that are online at start
 * @param affinity empty for no restriction, one set for all vcpus, or one set for each vcpu
 */
public record Cpus(int max, BitSet available, List<BitSet> affinity) {

  public Cpus {
    available = (BitSet) available.clone();
    affinity = affinity.stream().map(s -> (BitSet) s.clone()).toList();
  }

  @Override
  public BitSet available() {
    return (BitSet) available.clone();
  }
}
