package xm.toolstack.cpu;

import java.util.Optional;
import xm.toolstack.ToolstackException;
import xm.toolstack.host.Host;
import xm.toolstack.operate.LiveDomains;
import xm.xenctrl.CreditParams;
import xm.xenctrl.DomainInfo;
import xm.xenctrl.HypercallException;
import xm.xenctrl.PoolScheduling;
import xm.xenctrl.RtdsParams;
import xm.xenctrl.Scheduler;

/** Scheduling parameters, with xm's checks and words. */
public final class SchedulerControl {
  private static final int MAX_WEIGHT = 65535;
  private static final int PER_CPU = 100;

  /** Linux' EINVAL: what Xen answers for values out of range. */
  private static final int INVALID = 22;

  private final Host host;
  private final LiveDomains live;

  public SchedulerControl(Host host) {
    this.host = host;
    this.live = new LiveDomains(host);
  }

  /** Scheduler of Pool-0, which xm called the host's. */
  public Scheduler scheduler() {
    return host.hypervisor().scheduler();
  }

  /** Weight and cap; empty when the domain's pool has another scheduler. */
  public Optional<CreditParams> credit(int domid) {
    return LiveDomains.onDomain(domid, () -> host.hypervisor().creditParams(domid));
  }

  /**
   * Sets what is given and leaves the rest.
   *
   * @param weight 1 to 65535, at double weight a domain gets double time
   * @param cap per cent of one CPU, 0 for no limit
   */
  public void setCredit(int domid, Optional<Integer> weight, Optional<Integer> cap) {
    DomainInfo info = live.require(domid);
    if (weight.isPresent() && (weight.get() < 1 || weight.get() > MAX_WEIGHT)) {
      throw new ToolstackException(
          "Cpu weight out of range, valid values are within range from 1 to 65535");
    }
    int highest = PER_CPU * info.maxVcpus();
    if (cap.isPresent() && (cap.get() < 0 || cap.get() > highest)) {
      throw new ToolstackException(
          "Cpu cap out of range, valid range is from 0 to "
              + highest
              + " for specified number of vcpus");
    }
    CreditParams now =
        credit(domid)
            .orElseThrow(
                () ->
                    new ToolstackException(
                        "The CPU pool of domain "
                            + domid
                            + " has a scheduler without weight and cap."));
    CreditParams wanted =
        new CreditParams(weight.orElse(now.weight()), cap.orElse(now.capPercent()));
    LiveDomains.onDomain(
        domid,
        () -> {
          host.hypervisor().setCreditParams(domid, wanted);
          return null;
        });
  }

  /** Period and budget of the domain; empty when its pool has another scheduler. */
  public Optional<RtdsParams> rtds(int domid) {
    return LiveDomains.onDomain(domid, () -> host.hypervisor().rtdsParams(domid));
  }

  /** Of one vcpu. */
  public Optional<RtdsParams> rtds(int domid, int vcpu) {
    return LiveDomains.onDomain(domid, () -> host.hypervisor().rtdsVcpuParams(domid, vcpu));
  }

  /** For all vcpus of the domain. */
  public void setRtds(int domid, RtdsParams params) {
    live.require(domid);
    rtdsCall(params, () -> host.hypervisor().setRtdsParams(domid, params));
  }

  /** For one vcpu. */
  public void setRtds(int domid, int vcpu, RtdsParams params) {
    DomainInfo info = live.require(domid);
    if (vcpu < 0 || vcpu > info.maxVcpuId()) {
      throw new ToolstackException(
          "There is no vcpu " + vcpu + ": the domain has the vcpus 0 to " + info.maxVcpuId() + ".");
    }
    rtdsCall(params, () -> host.hypervisor().setRtdsVcpuParams(domid, vcpu, params));
  }

  private static void rtdsCall(RtdsParams params, Runnable hypercall) {
    try {
      hypercall.run();
    } catch (HypercallException e) {
      if (e.errno() == INVALID) {
        throw new ToolstackException(
            "Xen does not accept a period of "
                + params.periodMicros()
                + " us with a budget of "
                + params.budgetMicros()
                + " us: the budget must be at least 10 us and not longer than the period.",
            e);
      }
      throw e;
    }
  }

  /** Settings of a pool's scheduler; empty where it has none. */
  public Optional<PoolScheduling> pool(int poolId) {
    return host.hypervisor().poolScheduling(poolId);
  }

  public void setPool(int poolId, PoolScheduling scheduling) {
    try {
      host.hypervisor().setPoolScheduling(poolId, scheduling);
    } catch (HypercallException e) {
      if (e.errno() == INVALID) {
        throw new ToolstackException(
            "Xen does not accept these settings: the time slice is 1 to 1000 ms, the rate limit 100"
                + " to 500000 us and not longer than the time slice, or 0 for none.",
            e);
      }
      throw e;
    }
  }
}
