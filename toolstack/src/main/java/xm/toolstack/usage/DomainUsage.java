package xm.toolstack.usage;

import java.util.List;
import xm.xenctrl.DomainInfo;
import xm.xenctrl.VcpuInfo;

/**
 * What one domain uses.
 *
 * @param name from xenstore; never trusted, may hold anything
 * @param vcpus in order; empty when they were not asked for
 * @param networks in order of their number
 * @param disks in order of their device number
 */
public record DomainUsage(
    String name,
    DomainInfo info,
    List<VcpuInfo> vcpus,
    List<NetworkCounters> networks,
    List<DiskCounters> disks) {
  public DomainUsage {
    vcpus = List.copyOf(vcpus);
    networks = List.copyOf(networks);
    disks = List.copyOf(disks);
  }

  public int domid() {
    return info.domid();
  }
}
