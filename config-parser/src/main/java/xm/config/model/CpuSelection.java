package xm.config.model;

import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Physical CPUs as a file names them, entry by entry from left to right. Where NUMA nodes are among
 * them, which CPUs are meant is known on the host alone.
 */
public record CpuSelection(List<Term> terms) {

  public CpuSelection {
    terms = List.copyOf(terms);
  }

  /**
   * One entry: adds CPUs or takes them away.
   *
   * @param remove written with {@code ^}
   * @param nodes the numbers are those of NUMA nodes
   * @param first number
   * @param last number, included
   */
  public record Term(boolean remove, boolean nodes, int first, int last) {}

  /** True when a NUMA node is named. */
  public boolean namesNodes() {
    for (Term t : terms) {
      if (t.nodes) {
        return true;
      }
    }
    return false;
  }

  /**
   * The CPUs.
   *
   * @param cpusOfNode asked for each node that is named
   */
  public BitSet cpus(IntFunction<BitSet> cpusOfNode) {
    BitSet out = new BitSet();
    for (Term t : terms) {
      if (!t.nodes) {
        out.set(t.first, t.last + 1, !t.remove);
        continue;
      }
      for (int node = t.first; node <= t.last; node++) {
        BitSet cpus = cpusOfNode.apply(node);
        if (t.remove) {
          out.andNot(cpus);
        } else {
          out.or(cpus);
        }
      }
    }
    return out;
  }

  /** As it is written in a file. */
  @Override
  public String toString() {
    StringBuilder b = new StringBuilder();
    for (Term t : terms) {
      b.append(b.length() > 0 ? "," : "")
          .append(t.remove ? "^" : "")
          .append(t.nodes ? "nodes:" : "");
      b.append(t.first).append(t.last > t.first ? "-" + t.last : "");
    }
    return b.toString();
  }
}
