package xm.toolstack.create;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import xm.config.model.CpuSelection;
import xm.config.model.Cpus;
import xm.config.model.DomainConfig;
import xm.xenctrl.CpuTopology;

/** Puts the CPUs of this host's NUMA nodes in place of {@code node:N} in {@code cpus}. */
final class NodeAffinity {
  private NodeAffinity() {}

  /**
   * The configuration with physical CPUs only.
   *
   * @param topology of the host; a CPU without a node has a negative one
   * @param refusals gets a sentence when the host does not have a node
   */
  static DomainConfig resolve(
      DomainConfig config, List<CpuTopology> topology, List<String> refusals) {
    Cpus cpus = config.cpus();
    if (cpus.selections().isEmpty()) {
      return config;
    }
    Map<Integer, BitSet> nodes = new TreeMap<>();
    for (CpuTopology cpu : topology) {
      if (cpu.node() >= 0) {
        nodes.computeIfAbsent(cpu.node(), node -> new BitSet()).set(cpu.cpu());
      }
    }
    Set<Integer> missing = new TreeSet<>();
    List<BitSet> affinity = new ArrayList<>();
    for (CpuSelection selection : cpus.selections()) {
      affinity.add(
          selection.cpus(
              node -> {
                if (!nodes.containsKey(node)) {
                  missing.add(node);
                }
                return nodes.getOrDefault(node, new BitSet());
              }));
    }
    if (nodes.isEmpty()) {
      refusals.add(
          "cpus names NUMA nodes, but Xen says nothing of nodes on this host: write the numbers of"
              + " CPUs instead.");
    } else if (!missing.isEmpty()) {
      refusals.add(
          "cpus names the NUMA "
              + (missing.size() == 1 ? "node " + missing.iterator().next() : "nodes " + missing)
              + ", but this host has "
              + (nodes.size() == 1
                  ? "node " + nodes.keySet().iterator().next() + " only"
                  : "the nodes " + nodes.keySet())
              + "; see xm info -n.");
    }
    boolean bad = nodes.isEmpty() || !missing.isEmpty();
    return config.withCpus(new Cpus(cpus.max(), cpus.available(), bad ? List.of() : affinity));
  }
}
