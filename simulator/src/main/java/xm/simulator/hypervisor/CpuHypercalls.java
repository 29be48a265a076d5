package xm.simulator.hypervisor;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import xm.simulator.fault.Faults;
import xm.xenctrl.CpuPool;
import xm.xenctrl.CpuTopology;
import xm.xenctrl.CreditParams;
import xm.xenctrl.Hypervisor;
import xm.xenctrl.NumaNode;
import xm.xenctrl.Scheduler;
import xm.xenctrl.VcpuInfo;

/** The hypercalls about CPUs: vcpus, affinity, scheduling, pools, topology. */
abstract class CpuHypercalls extends HypercallBase implements Hypervisor {

  CpuHypercalls(HostShape shape, Faults faults, LongSupplier nanoClock) {
    super(shape, faults, nanoClock);
  }

  @Override
  public synchronized VcpuInfo vcpu(int domid, int number) {
    SimulatedVcpu vcpu = vcpu("xc_vcpu_getinfo", domid, number);
    return new VcpuInfo(
        number, vcpu.online, vcpu.blocked(), vcpu.running(), vcpu.cpuNanos(now()), vcpu.cpu(domid));
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
    if (effective.isEmpty()) {
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
  public Scheduler scheduler() {
    return shape.scheduler();
  }

  @Override
  public synchronized Optional<CreditParams> creditParams(int domid) {
    SimulatedDomain domain = domain("credit", "xc_sched_credit_domain_get", domid);
    return hasCredit() ? Optional.of(domain.credit) : Optional.empty();
  }

  @Override
  public synchronized void setCreditParams(int domid, CreditParams params) {
    String function = "xc_sched_credit_domain_set";
    SimulatedDomain domain = domain("credit", function, domid);
    if (!hasCredit() || params.weight() < 1 || params.weight() > 65535) {
      throw Refusal.of(function, Errno.EINVAL, domid);
    }
    if (params.capPercent() < 0 || params.capPercent() > 100 * domain.vcpuLimit) {
      throw Refusal.of(function, Errno.EINVAL, domid);
    }
    domain.credit = params;
  }

  @Override
  public synchronized List<CpuPool> cpuPools() {
    return List.of(new CpuPool(0, shape.scheduler(), table.count(), table.cpus()));
  }

  @Override
  public BitSet freeCpus() {
    return new BitSet();
  }

  @Override
  public synchronized void moveToPool(int poolId, int domid) {
    domain("pool", "xc_cpupool_movedomain", domid);
    if (poolId != 0) {
      throw Refusal.of("xc_cpupool_movedomain", Errno.ENOENT, domid, "there is only pool 0");
    }
  }

  @Override
  public List<CpuTopology> cpuTopology() {
    return HostReports.topology(shape);
  }

  @Override
  public synchronized List<NumaNode> numaNodes() {
    return HostReports.nodes(table.totalPages(), table.freePages());
  }

  private boolean hasCredit() {
    return shape.scheduler() == Scheduler.CREDIT || shape.scheduler() == Scheduler.CREDIT2;
  }

  private SimulatedVcpu vcpu(String function, int domid, int number) {
    SimulatedDomain domain = domain("vcpu", function, domid);
    if (number < 0 || number >= domain.vcpuLimit) {
      throw Refusal.of(function, Errno.EINVAL, domid);
    }
    if (number >= domain.vcpus.size()) {
      throw Refusal.of(function, Errno.ESRCH, domid);
    }
    return domain.vcpus.get(number);
  }
}
