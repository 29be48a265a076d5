package xm.toolstack.create;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import xm.toolstack.boot.Bootloader;
import xm.toolstack.host.HostFiles;
import xm.toolstack.host.HostPaths;
import xm.toolstack.memory.Dom0Ballooning;
import xm.toolstack.qemu.QemuFiles;
import xm.xenctrl.Scheduler;

/**
 * What is known of the host before a creation, read once.
 *
 * @param domains domid by name; names are guests' and tools' free text
 * @param uuids domid by UUID of all domains that are not ending
 * @param backends the domains that can serve devices
 * @param disks what running domains use of dom0's
 * @param pools pool number by name
 * @param virtualization what the processors can do for guests
 * @param shim where Xen's PV shim is, if it is installed
 * @param xenMinor of the running Xen 4
 * @param maxCpus number of physical CPUs that an affinity can name
 * @param qemu whether there is a QEMU with Xen support
 * @param paths where things are on this host
 * @param scripts directory of the hotplug scripts
 */
record CreateFacts(
    Map<String, Integer> domains,
    Map<UUID, Integer> uuids,
    BackendDomains backends,
    List<DiskInUse> disks,
    MemoryFacts memory,
    Map<String, Integer> pools,
    Scheduler scheduler,
    Virtualization virtualization,
    int xenMinor,
    int maxCpus,
    Set<String> vifNames,
    boolean qemu,
    HostPaths paths,
    String scripts,
    String shim,
    HostFiles files) {

  CreateFacts {
    domains = Map.copyOf(domains);
    uuids = Map.copyOf(uuids);
    disks = List.copyOf(disks);
    pools = Map.copyOf(pools);
    vifNames = Set.copyOf(vifNames);
  }

  /** What HVM needs to be installed. */
  QemuFiles hvm() {
    return new QemuFiles(files, paths);
  }

  /** The program that a configured boot loader means on this host. */
  String bootloader(String configured) {
    return Bootloader.program(configured, files, paths);
  }

  /**
   * What Xen can do on these processors.
   *
   * @param hvm PVH and HVM guests can run
   * @param hap with hardware assisted paging
   * @param shadow with shadow page tables, for want of the former
   * @param iommu PCI devices can be kept to the memory of one guest
   */
  record Virtualization(boolean hvm, boolean hap, boolean shadow, boolean iommu) {}

  /**
   * A disk of a running domain.
   *
   * @param domain its name, or its number when it has none
   * @param deviceNumber of the block device that blkback uses, {@code major:minor} in hex, or empty
   * @param path of the image or block device in dom0, empty when there is none
   * @param writable false for mode r
   */
  record DiskInUse(String domain, String deviceNumber, String path, boolean writable) {}

  /**
   * Memory of the host, in KiB.
   *
   * @param freeKib what Xen can give now
   * @param dom0TargetKib what dom0 is to have
   * @param dom0CanShrink false when dom0's size was fixed at boot
   */
  record MemoryFacts(long freeKib, long dom0TargetKib, boolean dom0CanShrink) {
    /** What dom0 keeps in any case. */
    static long dom0FloorKib() {
      return Dom0Ballooning.floorKib();
    }

    /** How much dom0 could be made to give. */
    long dom0CanGiveKib() {
      return dom0CanShrink ? Math.max(0, dom0TargetKib - dom0FloorKib()) : 0;
    }
  }
}
