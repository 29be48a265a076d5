package xm.config.model;

import java.util.BitSet;
import java.util.List;

/**
 * Virtual CPUs.
 *
 * @param max the most vcpus the domain can have, at least 1
 * @param available the vcpus that are online at start
 * @param affinity empty for no restriction, one set for all vcpus, or one set for each vcpu
 * @param selections what the file says where it names NUMA nodes, for all vcpus or for each; {@code
 *     affinity} is then empty until a host has said which CPUs its nodes have. Empty otherwise.
 */
public record Cpus(
    int max, BitSet available, List<BitSet> affinity, List<CpuSelection> selections) {

  /** Virtual CPUs without NUMA nodes. */
  public Cpus(int max, BitSet available, List<BitSet> affinity) {
    this(max, available, affinity, List.of());
  }

  public Cpus {
    selections = List.copyOf(selections);
    available = (BitSet) available.clone();
    affinity = affinity.stream().map(s -> (BitSet) s.clone()).toList();
  }

  @Override
  public BitSet available() {
    return (BitSet) available.clone();
  }
}
