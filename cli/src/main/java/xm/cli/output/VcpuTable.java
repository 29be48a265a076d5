package xm.cli.output;

import java.util.BitSet;
import java.util.List;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.VcpuSnapshot;
import xm.toolstack.managed.ManagedDomain;
import xm.xenctrl.VcpuInfo;

/** The table of {@code xm vcpu-list}. */
public final class VcpuTable {
  /** The header line. */
  public static final String HEADER =
      "Name                                ID  VCPU   CPU State   Time(s) CPU Affinity\n";

  private VcpuTable() {}

  /** The rows of one domain. */
  public static void rows(
      StringBuilder b, DomainSnapshot domain, List<VcpuSnapshot> vcpus, int hostCpus) {
    for (VcpuSnapshot vcpu : vcpus) {
      VcpuInfo info = vcpu.info();
      Columns.left(b, Printable.of(domain.name()), 32).append(' ');
      Columns.right(b, domain.domid(), 5).append(' ');
      Columns.right(b, info.vcpu(), 5).append(' ');
      Columns.right(b, info.online() ? Integer.toString(info.cpu()) : "-", 5).append(' ');
      Columns.right(b, state(info), 5).append("  ");
      Columns.right(b, Units.seconds(info.cpuTimeNanos()), 8).append(' ');
      b.append(CpuSet.describe(vcpu.hardAffinity(), hostCpus)).append('\n');
    }
  }

  /** A domain that does not run: one row for each vcpu that it will have. */
  public static void rows(StringBuilder b, ManagedDomain domain, int hostCpus) {
    List<BitSet> affinity = domain.config().cpus().affinity();
    for (int vcpu = 0; vcpu < domain.vcpus(); vcpu++) {
      Columns.left(b, Printable.of(domain.name()), 32).append(' ');
      Columns.right(b, "", 5).append(' ');
      Columns.right(b, vcpu, 5).append(' ');
      Columns.right(b, "", 5).append(' ');
      Columns.right(b, "", 5).append("  ");
      Columns.right(b, Units.seconds(0), 8).append(' ');
      b.append(allowed(affinity, vcpu, hostCpus)).append('\n');
    }
  }

  private static String allowed(List<BitSet> affinity, int vcpu, int hostCpus) {
    if (affinity.isEmpty()) {
      return "any cpu";
    }
    BitSet cpus = affinity.get(Math.min(vcpu, affinity.size() - 1));
    return CpuSet.describe(cpus, hostCpus);
  }

  private static String state(VcpuInfo info) {
    if (!info.online()) {
      return "--p";
    }
    return (info.running() ? "r" : "-") + (info.blocked() ? "b" : "-") + "-";
  }
}
