package xm.toolstack.create;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import xm.config.model.CpuSelection;
import xm.config.model.CpuSelection.Term;
import xm.config.model.Cpus;
import xm.config.model.DomainConfig;
import xm.toolstack.testing.Configs;
import xm.xenctrl.CpuTopology;

class NodeAffinityTest {
  private static final List<CpuTopology> TWO_NODES =
      List.of(
          new CpuTopology(0, 0, 0, 0),
          new CpuTopology(1, 1, 0, 0),
          new CpuTopology(2, 0, 1, 1),
          new CpuTopology(3, 1, 1, 1));

  private final List<String> refusals = new ArrayList<>();

  private static DomainConfig on(Term... terms) {
    Cpus cpus = new Cpus(1, new BitSet(), List.of(), List.of(new CpuSelection(List.of(terms))));
    return Configs.pv().cpus(cpus).build();
  }

  @Test
  void nodesBecomeTheirCpus() {
    DomainConfig config = on(new Term(false, true, 0, 1), new Term(true, false, 2, 2));
    DomainConfig placed = NodeAffinity.resolve(config, TWO_NODES, refusals);
    assertEquals("[{0, 1, 3}]", placed.cpus().affinity().toString());
    assertEquals(List.of(), placed.cpus().selections());
    assertEquals(List.of(), refusals);
  }

  @Test
  void aNodeThatTheHostHasNot() {
    NodeAffinity.resolve(on(new Term(false, true, 1, 2)), TWO_NODES, refusals);
    assertEquals(
        List.of("cpus names the NUMA node 2, but this host has the nodes [0, 1]; see xm info -n."),
        refusals);
  }

  @Test
  void aHostThatSaysNothingOfNodes() {
    List<CpuTopology> none = List.of(new CpuTopology(0, 0, 0, -1));
    NodeAffinity.resolve(on(new Term(false, true, 0, 0)), none, refusals);
    assertEquals(
        List.of(
            "cpus names NUMA nodes, but Xen says nothing of nodes on this host: write the numbers"
                + " of CPUs instead."),
        refusals);
  }
}
