package xm.cli.output;

import java.util.BitSet;

/** A set of physical CPUs in words. */
public final class CpuSet {

  private CpuSet() {}

  /** {@code any cpu}, {@code no cpus} or ranges like {@code 0,2-3}. */
  public static String describe(BitSet affinity, int hostCpus) {
    BitSet cpus = affinity.get(0, hostCpus);
    if (cpus.isEmpty()) {
      return "no cpus";
    }
    if (cpus.cardinality() == hostCpus) {
      return "any cpu";
    }
    StringBuilder b = new StringBuilder();
    int first = cpus.nextSetBit(0);
    while (first >= 0) {
      int last = cpus.nextClearBit(first) - 1;
      if (b.length() > 0) {
        b.append(',');
      }
      b.append(first);
      if (last > first) {
        b.append('-').append(last);
      }
      first = cpus.nextSetBit(last + 1);
    }
    return b.toString();
  }
}
