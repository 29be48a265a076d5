package xm.cli.output;

import java.util.List;
import xm.toolstack.HostInfo;
import xm.xenctrl.CpuTopology;
import xm.xenctrl.NumaNode;
import xm.xenctrl.PhysInfo;
import xm.xenctrl.XenVersion;

/**
 * The fields of {@code xm info}, in xm's order (xm-commands §3). A simulated host says so in a
 * first line of its own, which a real one does not have.
 */
public final class InfoText {
  private static final int NAME_WIDTH = 23;
  private static final int PAGES_PER_MIB = 256;
  private static final long BYTES_PER_MIB = 1 << 20;
  private static final int CONFIG_FORMAT = 4;

  private InfoText() {}

  /** All lines. */
  public static String of(HostInfo info, boolean numa) {
    StringBuilder b = new StringBuilder(2048);
    if (info.simulated()) {
      field(b, "simulated", "yes");
    }
    field(b, "system", info.system());
    field(b, "host", info.host());
    field(b, "release", info.release());
    field(b, "version", info.build());
    field(b, "machine", info.machine());
    PhysInfo physical = info.physical();
    field(b, "nr_cpus", physical.cpus());
    field(b, "nr_nodes", physical.nodes());
    field(b, "cores_per_socket", physical.coresPerSocket());
    field(b, "threads_per_core", physical.threadsPerCore());
    field(b, "cpu_mhz", physical.cpuKhz() / 1000);
    field(b, "hw_caps", hwCaps(physical));
    field(b, "virt_caps", virtCaps(physical));
    field(b, "total_memory", physical.totalPages() / PAGES_PER_MIB);
    field(b, "free_memory", physical.freePages() / PAGES_PER_MIB);
    field(b, "free_cpus", info.freeCpus());
    if (numa) {
      field(b, "cpu_topology", "");
      topology(b, info.topology());
      field(b, "numa_info", "");
      nodes(b, info.nodes());
    }
    XenVersion xen = info.xen();
    field(b, "xen_major", xen.major());
    field(b, "xen_minor", xen.minor());
    field(b, "xen_extra", xen.extra());
    field(b, "xen_caps", xen.capabilities());
    field(b, "xen_scheduler", info.scheduler().label());
    field(b, "xen_pagesize", xen.pageSize());
    field(b, "platform_params", "virt_start=0x" + Long.toHexString(xen.platformVirtStart()));
    field(b, "xen_changeset", xen.changeset());
    field(b, "xen_commandline", xen.commandLine());
    field(b, "cc_compiler", xen.compiler());
    field(b, "cc_compile_by", xen.compiledBy());
    field(b, "cc_compile_domain", xen.compileDomain());
    field(b, "cc_compile_date", xen.compileDate());
    field(b, "xend_config_format", CONFIG_FORMAT);
    return b.toString();
  }

  private static void field(StringBuilder b, String name, long value) {
    field(b, name, Long.toString(value));
  }

  private static void field(StringBuilder b, String name, String value) {
    Columns.left(b, name, NAME_WIDTH).append(": ").append(Printable.of(value)).append('\n');
  }

  private static String hwCaps(PhysInfo physical) {
    StringBuilder b = new StringBuilder();
    for (int word : physical.hwCaps()) {
      if (b.length() > 0) {
        b.append(':');
      }
      b.append(Units.hex8(word));
    }
    return b.toString();
  }

  /** xm knew two of them only; newer ones would surprise its readers. */
  private static String virtCaps(PhysInfo physical) {
    if (!physical.hvm()) {
      return physical.hvmDirectIo() ? "hvm_directio" : "";
    }
    return physical.hvmDirectIo() ? "hvm hvm_directio" : "hvm";
  }

  /** In xl's form: MiB. xm 4.1 to 4.4 never got further than "none". */
  private static void nodes(StringBuilder b, List<NumaNode> nodes) {
    b.append("node:    memsize    memfree    distances\n");
    for (NumaNode node : nodes) {
      Columns.right(b, node.node(), 4).append(":    ");
      Columns.right(b, node.totalBytes() / BYTES_PER_MIB, 6).append("     ");
      Columns.right(b, node.freeBytes() / BYTES_PER_MIB, 6).append("      ");
      for (int i = 0; i < node.distances().size(); i++) {
        b.append(i > 0 ? "," : "").append(node.distances().get(i));
      }
      b.append('\n');
    }
  }

  private static void topology(StringBuilder b, List<CpuTopology> topology) {
    b.append("cpu:    core    socket     node\n");
    for (CpuTopology cpu : topology) {
      Columns.right(b, cpu.cpu(), 3).append(':');
      Columns.right(b, cpu.core(), 8).append(' ');
      Columns.right(b, cpu.socket(), 8).append(' ');
      Columns.right(b, cpu.node(), 8).append('\n');
    }
  }
}
