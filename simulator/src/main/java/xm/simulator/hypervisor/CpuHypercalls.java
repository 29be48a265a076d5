package xm.simulator.hypervisor;

import java.util.BitSet;
import java.util.List;
import java.util.function.LongSupplier;
import xm.simulator.fault.Faults;
import xm.xenctrl.CpuTopology;
import xm.xenctrl.Hypervisor;
import xm.xenctrl.NumaNode;
import xm.xenctrl.VcpuInfo;

/** The hypercalls about CPUs: vcpus, affinity, topology. */
abstract class CpuHypercalls extends HypercallBase implements Hypervisor {

  CpuHypercalls(HostShape shape, Faults faults, LongSupplier nanoClock) {
    super(shape, faults, nanoClock);
  }

  @Override
  public synchronized VcpuInfo vcpu(int domid, int number) {
    SimulatedVcpu vcpu = vcpu("xc_vcpu_getinfo", domid, number);
    VcpuInfo own =
        new VcpuInfo(
            number,
            vcpu.online,
            vcpu.blocked(),
            vcpu.running(),
            vcpu.cpuNanos(now()),
            vcpu.cpu(domid, pools.find(table.find(domid).poolId).cpus));
    return staged.vcpuOr(domid, own);
  }

  @Override
  public synchronized BitSet hardAffinity(int domid, int number) {
    return (BitSet) vcpu("xc_vcpu_getaffinity", domid, number).hardAffinity.clone();
  }

  @Override
  public synchronized BitSet softAffinity(int domid, int number) {
    return (BitSet) vcpu("xc_vcpu_getaffinity", domid, number).softAffinity.clone();
  }

  @Override
  public synchronized void setHardAffinity(int domid, int number, BitSet cpus) {
    SimulatedVcpu vcpu = vcpu("xc_vcpu_setaffinity", domid, number);
    fault("affinity", "xc_vcpu_setaffinity", domid);
    BitSet effective = table.cpus();
    effective.and(cpus);
    if (!effective.intersects(pools.find(table.find(domid).poolId).cpus)) {
      throw Refusal.of("xc_vcpu_setaffinity", Errno.EINVAL, domid, "no CPU is left to run on");
    }
    vcpu.hardAffinity.clear();
    vcpu.hardAffinity.or(effective);
  }

  @Override
  public int maxCpus() {
    return shape.cpus();
  }

  @Override
  public List<CpuTopology> cpuTopology() {
    return HostReports.topology(shape);
  }

  @Override
  public synchronized List<NumaNode> numaNodes() {
    return HostReports.nodes(table.totalPages(), table.freePages());
  }

  final SimulatedVcpu vcpu(String function, int domid, int number) {
    SimulatedDomain domain = domain("vcpu", function, domid);
    if (number < 0 || number >= domain.vcpuLimit) {
      throw Refusal.of(function, Errno.EINVAL, domid);
    }
    if (number >= domain.vcpus.size()) {
      throw Refusal.of(function, Errno.ESRCH, domid);
    }
    return domain.vcpus.get(number);
  }

  @Override
  public List<Integer> guestFeatures(boolean hvm) {
    return shape.features();
  }

  /** A domain was given what its host can do. */
  @Override
  public synchronized List<Integer> domainFeatures(int domid) {
    domain("features", "xc_cpu_policy_get_domain", domid);
    return shape.features();
  }
}
