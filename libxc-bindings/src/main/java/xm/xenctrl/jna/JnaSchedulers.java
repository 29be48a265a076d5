package xm.xenctrl.jna;

import com.sun.jna.Memory;
import java.util.Optional;
import xm.xenctrl.CpuPool;
import xm.xenctrl.CreditParams;
import xm.xenctrl.DomainInfo;
import xm.xenctrl.HypercallException;
import xm.xenctrl.PoolScheduling;
import xm.xenctrl.RtdsParams;
import xm.xenctrl.Scheduler;
import xm.xenctrl.SchedulerCalls;
import xm.xenctrl.jna.abi.FixedLayout;

/** Scheduling parameters; Xen refuses those of another scheduler than the pool's. */
final class JnaSchedulers implements SchedulerCalls {
  private static final String READ = "read the scheduling parameters of domain";
  private static final String SET = "set the scheduling parameters of domain";

  private final XenSession session;
  private final DomainReader domains;
  private final JnaPools pools;

  JnaSchedulers(XenSession session, DomainReader domains, JnaPools pools) {
    this.session = session;
    this.domains = domains;
    this.pools = pools;
  }

  @Override
  public Scheduler scheduler() {
    try (Memory id = XenSession.zeroed(Integer.BYTES)) {
      session.require("ask for the scheduler", -1, "xc_sched_id", id);
      return Scheduler.of(id.getInt(0));
    }
  }

  private Scheduler ofDomain(int domid, String operation, String function) {
    Optional<DomainInfo> info = domains.find(domid);
    if (info.isEmpty()) {
      throw session.refused(operation, domid, function, NativeErrors.ESRCH);
    }
    return ofPool(info.get().cpuPoolId());
  }

  private Scheduler ofPool(int poolId) {
    if (poolId == 0) {
      return scheduler();
    }
    for (CpuPool each : pools.cpuPools()) {
      if (each.id() == poolId) {
        return each.scheduler();
      }
    }
    return Scheduler.UNKNOWN;
  }

  private static boolean shares(Scheduler scheduler) {
    return scheduler == Scheduler.CREDIT || scheduler == Scheduler.CREDIT2;
  }

  private static String function(Scheduler scheduler, String what) {
    return (scheduler == Scheduler.CREDIT ? "xc_sched_credit_" : "xc_sched_credit2_") + what;
  }

  private static HypercallException hasNone(
      String what, String whose, int domid, Scheduler scheduler, String function) {
    return new HypercallException(
        "Cannot set " + what + whose + ": its scheduler '" + scheduler.label() + "' has none.",
        function,
        NativeErrors.EINVAL,
        domid);
  }

  @Override
  public Optional<CreditParams> creditParams(int domid) {
    Scheduler scheduler = ofDomain(domid, READ, "xc_sched_credit_domain_get");
    if (!shares(scheduler)) {
      return Optional.empty();
    }
    try (Memory m = XenSession.zeroed(FixedLayout.SCHED_CREDIT.size())) {
      session.require(READ, domid, function(scheduler, "domain_get"), domid, m);
      return Optional.of(
          new CreditParams(
              Short.toUnsignedInt(m.getShort(FixedLayout.CREDIT_WEIGHT)),
              Short.toUnsignedInt(m.getShort(FixedLayout.CREDIT_CAP))));
    }
  }

  @Override
  public void setCreditParams(int domid, CreditParams params) {
    String function = "xc_sched_credit_domain_set";
    Scheduler scheduler = ofDomain(domid, SET, function);
    if (!shares(scheduler)) {
      throw hasNone(
          "weight and cap of domain ", Integer.toString(domid), domid, scheduler, function);
    }
    try (Memory m = XenSession.zeroed(FixedLayout.SCHED_CREDIT.size())) {
      m.setShort(FixedLayout.CREDIT_WEIGHT, (short) params.weight());
      m.setShort(FixedLayout.CREDIT_CAP, (short) params.capPercent());
      session.require(SET, domid, function(scheduler, "domain_set"), domid, m);
    }
  }

  @Override
  public Optional<RtdsParams> rtdsParams(int domid) {
    String function = "xc_sched_rtds_domain_get";
    if (ofDomain(domid, READ, function) != Scheduler.RTDS) {
      return Optional.empty();
    }
    try (Memory m = XenSession.zeroed(FixedLayout.SCHED_RTDS.size())) {
      session.require(READ, domid, function, domid, m);
      return Optional.of(rtds(m));
    }
  }

  @Override
  public void setRtdsParams(int domid, RtdsParams params) {
    String function = "xc_sched_rtds_domain_set";
    requireRtds(domid, function);
    try (Memory m = XenSession.zeroed(FixedLayout.SCHED_RTDS.size())) {
      put(m, params);
      session.require(SET, domid, function, domid, m);
    }
  }

  @Override
  public Optional<RtdsParams> rtdsVcpuParams(int domid, int vcpu) {
    String function = "xc_sched_rtds_vcpu_get";
    if (ofDomain(domid, READ, function) != Scheduler.RTDS) {
      return Optional.empty();
    }
    try (Memory m = XenSession.zeroed(FixedLayout.SCHED_VCPU.size())) {
      m.setInt(FixedLayout.SCHED_VCPU_ID, vcpu);
      session.require(READ, domid, function, domid, m, 1);
      return Optional.of(rtds(m));
    }
  }

  @Override
  public void setRtdsVcpuParams(int domid, int vcpu, RtdsParams params) {
    String function = "xc_sched_rtds_vcpu_set";
    requireRtds(domid, function);
    try (Memory m = XenSession.zeroed(FixedLayout.SCHED_VCPU.size())) {
      put(m, params);
      m.setInt(FixedLayout.SCHED_VCPU_ID, vcpu);
      session.require(SET, domid, function, domid, m, 1);
    }
  }

  private void requireRtds(int domid, String function) {
    Scheduler scheduler = ofDomain(domid, SET, function);
    if (scheduler != Scheduler.RTDS) {
      throw hasNone(
          "period and budget of domain ", Integer.toString(domid), domid, scheduler, function);
    }
  }

  private static RtdsParams rtds(Memory m) {
    return new RtdsParams(
        m.getInt(FixedLayout.RTDS_PERIOD),
        m.getInt(FixedLayout.RTDS_BUDGET),
        (m.getInt(FixedLayout.RTDS_FLAGS) & FixedLayout.RTDS_EXTRA_TIME) != 0);
  }

  private static void put(Memory m, RtdsParams params) {
    m.setInt(FixedLayout.RTDS_PERIOD, params.periodMicros());
    m.setInt(FixedLayout.RTDS_BUDGET, params.budgetMicros());
    m.setInt(FixedLayout.RTDS_FLAGS, params.extraTime() ? FixedLayout.RTDS_EXTRA_TIME : 0);
  }

  @Override
  public Optional<PoolScheduling> poolScheduling(int poolId) {
    Scheduler scheduler = ofPool(poolId);
    if (!shares(scheduler)) {
      return Optional.empty();
    }
    try (Memory m = XenSession.zeroed(FixedLayout.CREDIT_POOL.size())) {
      String function = function(scheduler, "params_get");
      session.require("read the scheduler's settings of pool", poolId, function, poolId, m);
      return Optional.of(
          scheduler == Scheduler.CREDIT
              ? new PoolScheduling(
                  m.getInt(FixedLayout.POOL_TIMESLICE),
                  m.getInt(FixedLayout.POOL_RATELIMIT),
                  m.getInt(FixedLayout.POOL_MIGRATION_DELAY))
              : new PoolScheduling(0, m.getInt(FixedLayout.POOL2_RATELIMIT), 0));
    }
  }

  @Override
  public void setPoolScheduling(int poolId, PoolScheduling scheduling) {
    Scheduler scheduler = ofPool(poolId);
    String function = function(scheduler, "params_set");
    if (!shares(scheduler)) {
      throw hasNone("the rate limit of pool ", Integer.toString(poolId), -1, scheduler, function);
    }
    try (Memory m = XenSession.zeroed(FixedLayout.CREDIT_POOL.size())) {
      if (scheduler == Scheduler.CREDIT) {
        m.setInt(FixedLayout.POOL_TIMESLICE, scheduling.timesliceMillis());
        m.setInt(FixedLayout.POOL_RATELIMIT, scheduling.ratelimitMicros());
        m.setInt(FixedLayout.POOL_MIGRATION_DELAY, scheduling.migrationDelayMicros());
      } else {
        m.setInt(FixedLayout.POOL2_RATELIMIT, scheduling.ratelimitMicros());
      }
      session.require("set the scheduler's settings of pool", poolId, function, poolId, m);
    }
  }
}
