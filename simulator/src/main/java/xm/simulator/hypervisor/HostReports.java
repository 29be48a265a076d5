package xm.simulator.hypervisor;

import java.util.ArrayList;
import java.util.List;
import xm.xenctrl.CpuTopology;
import xm.xenctrl.NumaNode;
import xm.xenctrl.PhysInfo;
import xm.xenctrl.XenVersion;

/** What the simulated Xen tells about itself and its host. Every text says that it is simulated. */
final class HostReports {
  private static final int CPU_KHZ = 2_400_000;
  private static final List<Integer> HW_CAPS =
      List.of(0xbfebfbff, 0x77faf3ff, 0x2c100800, 0x00000121, 0x0000000f, 0x009c6fbf, 0, 0x100);

  private HostReports() {}

  static XenVersion version() {
    return new XenVersion(
        4,
        17,
        ".0-simulated",
        "xen-3.0-x86_64 hvm-3.0-x86_32 hvm-3.0-x86_32p hvm-3.0-x86_64",
        "simulated",
        "simulated host",
        4096,
        0xffff800000000000L,
        "no compiler: simulated by xm",
        "xm",
        "simulated",
        "Sat Nov 21 00:00:00 UTC 2026",
        "");
  }

  static PhysInfo physInfo(HostShape shape, long totalPages, long freePages) {
    return new PhysInfo(
        1,
        shape.cpus(),
        shape.cpus(),
        shape.cpus() - 1,
        1,
        CPU_KHZ,
        totalPages,
        freePages,
        0,
        0,
        true,
        shape.iommu(),
        true,
        true,
        false,
        true,
        HW_CAPS);
  }

  static List<CpuTopology> topology(HostShape shape) {
    List<CpuTopology> cpus = new ArrayList<>();
    for (int cpu = 0; cpu < shape.cpus(); cpu++) {
      cpus.add(new CpuTopology(cpu, cpu, 0, 0));
    }
    return cpus;
  }

  static List<NumaNode> nodes(long totalPages, long freePages) {
    return List.of(new NumaNode(0, totalPages * 4096, freePages * 4096, List.of(10)));
  }

  static String banner(HostShape shape) {
    return "(XEN) This is no Xen: a host simulated by xm\n"
        + "(XEN) Xen version 4.17.0-simulated\n"
        + "(XEN) System RAM: "
        + shape.memoryMib()
        + "MB, "
        + shape.cpus()
        + " simulated CPUs\n"
        + "(XEN) Scheduler: "
        + shape.scheduler().label()
        + "\n"
        + "(XEN) Dom0 has "
        + shape.dom0Mib()
        + "MB\n";
  }
}
