package xm.toolstack.pool;

import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import xm.toolstack.ToolstackException;
import xm.toolstack.device.XenstorePaths;
import xm.toolstack.host.Host;
import xm.xenctrl.CpuTopology;
import xm.xenctrl.DomainInfo;

/** One pool for each NUMA node, named Pool-nodeN, as {@code xl cpupool-numa-split} makes them. */
public final class NumaSplit {
  private final Host host;

  public NumaSplit(Host host) {
    this.host = host;
  }

  /**
   * Splits. dom0 stays in the pool of the first node.
   *
   * @throws ToolstackException unless all CPUs are in Pool-0 and dom0 fits into the first node
   */
  public void split() {
    PoolControl pools = new PoolControl(host);
    if (host.hypervisor().cpuPools().size() != 1) {
      throw new ToolstackException(
          "There are other pools than Pool-0: destroy them before the host is split.");
    }
    Map<Integer, BitSet> nodes = new TreeMap<>();
    for (CpuTopology cpu : host.hypervisor().cpuTopology()) {
      nodes.computeIfAbsent(cpu.node(), node -> new BitSet()).set(cpu.cpu());
    }
    int home = nodes.keySet().iterator().next();
    int room = nodes.get(home).cardinality();
    int vcpus = host.hypervisor().domain(0).map(DomainInfo::onlineVcpus).orElse(0);
    if (vcpus > room) {
      throw new ToolstackException(
          "dom0 has "
              + vcpus
              + " vcpus online and node "
              + home
              + " has "
              + room
              + " CPUs: take some down first with 'xm vcpu-set 0 "
              + room
              + "'.");
    }
    String scheduler = host.hypervisor().scheduler().label();
    host.xenstore().write(XenstorePaths.poolName(0), name(home));
    nodes.forEach(
        (node, cpus) -> {
          if (node != home) {
            for (int cpu = cpus.nextSetBit(0); cpu >= 0; cpu = cpus.nextSetBit(cpu + 1)) {
              host.hypervisor().removePoolCpu(0, cpu);
            }
            pools.create(new PoolConfig(name(node), scheduler, cpus.cardinality(), cpus));
          }
        });
  }

  private static String name(int node) {
    return "Pool-node" + node;
  }
}
