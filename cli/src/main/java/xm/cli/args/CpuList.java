package xm.cli.args;

import java.util.BitSet;

/** xm's lists of CPUs: {@code 0-3,^1,7}, read from left to right; {@code all} is every CPU. */
public final class CpuList {
  /** More than any host has; keeps a slip of the finger from filling memory. */
  private static final int MAX_CPU = 65535;

  private CpuList() {}

  /**
   * Reads a list.
   *
   * @param hostCpus what {@code all} means: CPUs 0 to this less 1
   */
  public static BitSet parse(String list, int hostCpus) {
    BitSet cpus = new BitSet();
    if (list.equals("all")) {
      cpus.set(0, hostCpus);
      return cpus;
    }
    for (int start = 0; start <= list.length(); ) {
      int comma = list.indexOf(',', start);
      int end = comma < 0 ? list.length() : comma;
      entry(list.substring(start, end).strip(), cpus);
      start = end + 1;
    }
    return cpus;
  }

  private static void entry(String entry, BitSet cpus) {
    int dash = entry.indexOf('-');
    if (entry.isEmpty()) {
      return;
    }
    if (dash >= 0) {
      int first = cpu(entry.substring(0, dash));
      int last = cpu(entry.substring(dash + 1));
      if (last >= first) {
        cpus.set(first, last + 1);
      }
    } else if (entry.charAt(0) == '^') {
      cpus.clear(cpu(entry.substring(1)));
    } else {
      cpus.set(cpu(entry));
    }
  }

  private static int cpu(String word) {
    int cpu = Numbers.integer(word);
    if (cpu < 0 || cpu > MAX_CPU) {
      throw Numbers.invalid();
    }
    return cpu;
  }
}
