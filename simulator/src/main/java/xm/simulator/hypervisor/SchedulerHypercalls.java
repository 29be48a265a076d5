package xm.simulator.hypervisor;

import java.util.Optional;
import java.util.function.LongSupplier;
import xm.simulator.fault.Faults;
import xm.xenctrl.CreditParams;
import xm.xenctrl.PoolScheduling;
import xm.xenctrl.RtdsParams;
import xm.xenctrl.Scheduler;

/** The hypercalls about scheduling: each pool answers for its own scheduler only, as Xen's do. */
abstract class SchedulerHypercalls extends CpuHypercalls {
  private static final int WEIGHT_MAX = 65535;

  /** MICROSECS(10) and one hour: what sched_rt.c takes for a period or budget. */
  private static final int RTDS_MIN_MICROS = 10;

  private static final int RTDS_MAX_MICROS = 2_000_000_000;

  /** What sched_credit.c and sched_credit2.c take, in microseconds. */
  private static final int RATELIMIT_MAX_MICROS = 500_000;

  private static final int RATELIMIT_MIN_MICROS = 100;

  SchedulerHypercalls(HostShape shape, Faults faults, LongSupplier nanoClock) {
    super(shape, faults, nanoClock);
  }

  @Override
  public Scheduler scheduler() {
    return shape.scheduler();
  }

  @Override
  public synchronized Optional<CreditParams> creditParams(int domid) {
    SimulatedDomain domain = domain("credit", "xc_sched_credit_domain_get", domid);
    return pools.find(domain.poolId).shares() ? Optional.of(domain.credit) : Optional.empty();
  }

  @Override
  public synchronized void setCreditParams(int domid, CreditParams params) {
    String function = "xc_sched_credit_domain_set";
    SimulatedDomain domain = domain("credit", function, domid);
    boolean weight = params.weight() >= 1 && params.weight() <= WEIGHT_MAX;
    boolean cap = params.capPercent() >= 0 && params.capPercent() <= 100 * domain.vcpuLimit;
    if (!pools.find(domain.poolId).shares() || !weight || !cap) {
      throw Refusal.of(function, Errno.EINVAL, domid);
    }
    domain.credit = params;
  }

  @Override
  public synchronized Optional<RtdsParams> rtdsParams(int domid) {
    SimulatedDomain domain = domain("rtds", "xc_sched_rtds_domain_get", domid);
    return rtds(domain) ? Optional.of(domain.rtds) : Optional.empty();
  }

  @Override
  public synchronized void setRtdsParams(int domid, RtdsParams params) {
    String function = "xc_sched_rtds_domain_set";
    SimulatedDomain domain = domain("rtds", function, domid);
    checkRtds(domain, params, function);
    domain.rtds = params;
    domain.vcpuRtds.clear();
  }

  @Override
  public synchronized Optional<RtdsParams> rtdsVcpuParams(int domid, int number) {
    vcpu("xc_sched_rtds_vcpu_get", domid, number);
    SimulatedDomain domain = table.find(domid);
    return rtds(domain)
        ? Optional.of(domain.vcpuRtds.getOrDefault(number, domain.rtds))
        : Optional.empty();
  }

  @Override
  public synchronized void setRtdsVcpuParams(int domid, int number, RtdsParams params) {
    String function = "xc_sched_rtds_vcpu_set";
    vcpu(function, domid, number);
    SimulatedDomain domain = table.find(domid);
    checkRtds(domain, params, function);
    domain.vcpuRtds.put(number, params);
  }

  private boolean rtds(SimulatedDomain domain) {
    return pools.find(domain.poolId).scheduler == Scheduler.RTDS;
  }

  private void checkRtds(SimulatedDomain domain, RtdsParams p, String function) {
    boolean fits =
        p.periodMicros() <= RTDS_MAX_MICROS
            && p.budgetMicros() >= RTDS_MIN_MICROS
            && p.budgetMicros() <= p.periodMicros();
    if (!rtds(domain) || !fits) {
      throw Refusal.of(function, Errno.EINVAL, domain.domid);
    }
  }

  @Override
  public synchronized Optional<PoolScheduling> poolScheduling(int poolId) {
    PoolTable.Pool pool = pool("xc_sched_credit_params_get", poolId);
    return pool.shares() ? Optional.of(pool.scheduling) : Optional.empty();
  }

  @Override
  public synchronized void setPoolScheduling(int poolId, PoolScheduling scheduling) {
    String function = "xc_sched_credit_params_set";
    PoolTable.Pool pool = pool(function, poolId);
    int limit = scheduling.ratelimitMicros();
    boolean fits = limit == 0 || (limit >= RATELIMIT_MIN_MICROS && limit <= RATELIMIT_MAX_MICROS);
    if (!pool.shares() || !fits) {
      throw Refusal.of(function, Errno.EINVAL, Refusal.NO_DOMAIN);
    }
    pool.scheduling =
        pool.scheduler == Scheduler.CREDIT ? scheduling : new PoolScheduling(0, limit, 0);
  }

  final PoolTable.Pool pool(String function, int poolId) {
    fault("pool", function, Refusal.NO_DOMAIN);
    PoolTable.Pool pool = pools.find(poolId);
    if (pool == null) {
      throw Refusal.of(function, Errno.ENOENT, Refusal.NO_DOMAIN, "there is no pool " + poolId);
    }
    return pool;
  }
}
