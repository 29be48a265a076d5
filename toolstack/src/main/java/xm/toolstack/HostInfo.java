package xm.toolstack;

import java.util.List;
import xm.xenctrl.CpuTopology;
import xm.xenctrl.NumaNode;
import xm.xenctrl.PhysInfo;
import xm.xenctrl.Scheduler;
import xm.xenctrl.XenVersion;

/**
 * Facts for {@code xm info}.
 *
 * @param system kernel name, release, build and machine as uname gives them
 * @param simulated true for the simulated host; {@code xm info} says so
 */
public record HostInfo(
    String system,
    String host,
    String release,
    String build,
    String machine,
    PhysInfo physical,
    int freeCpus,
    List<CpuTopology> topology,
    List<NumaNode> nodes,
    XenVersion xen,
    Scheduler scheduler,
    boolean simulated) {
  public HostInfo {
    topology = List.copyOf(topology);
    nodes = List.copyOf(nodes);
  }
}
