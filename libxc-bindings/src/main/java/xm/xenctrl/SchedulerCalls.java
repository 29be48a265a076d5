package xm.xenctrl;

import java.util.Optional;

/** What the schedulers keep of domains and pools. Each pool has a scheduler of its own. */
public interface SchedulerCalls {

  /** Scheduler of Pool-0 (xc_sched_id). */
  Scheduler scheduler();

  /** Weight and cap of a credit or credit2 domain; empty under other schedulers. */
  Optional<CreditParams> creditParams(int domid);

  /** Sets weight and cap for credit or credit2; refused under other schedulers. */
  void setCreditParams(int domid, CreditParams params);

  /** Defaults of a domain under rtds; empty under other schedulers. */
  Optional<RtdsParams> rtdsParams(int domid);

  /** Sets them for all vcpus of the domain; refused under other schedulers. */
  void setRtdsParams(int domid, RtdsParams params);

  /** What one vcpu has under rtds; empty under other schedulers. */
  Optional<RtdsParams> rtdsVcpuParams(int domid, int vcpu);

  /** Sets them for one vcpu; refused under other schedulers. */
  void setRtdsVcpuParams(int domid, int vcpu, RtdsParams params);

  /** Settings of a whole pool under credit or credit2; empty under other schedulers. */
  Optional<PoolScheduling> poolScheduling(int poolId);

  /** Sets them; credit2 takes the rate limit alone. */
  void setPoolScheduling(int poolId, PoolScheduling scheduling);
}
