package xm.xenctrl.jna;

import com.sun.jna.Memory;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import xm.xenctrl.ControlCalls;
import xm.xenctrl.CpuPool;
import xm.xenctrl.CreditParams;
import xm.xenctrl.FlaskCalls;
import xm.xenctrl.PoolCalls;
import xm.xenctrl.PoolScheduling;
import xm.xenctrl.RtdsParams;
import xm.xenctrl.Scheduler;
import xm.xenctrl.SchedulerCalls;
import xm.xenctrl.Trigger;

/** The part of the hypervisor that runs CPUs and pokes at things; FLASK, too. */
abstract class JnaControl implements SchedulerCalls, PoolCalls, ControlCalls, FlaskCalls {
  private static final int LABEL_BYTES = 1024;
  private static final int POD_OUTPUTS = 3;

  final XenSession session;
  final DomainReader domains;
  private final JnaPools pools;
  private final JnaSchedulers schedulers;

  JnaControl(XenSession session, DomainReader domains) {
    this.session = session;
    this.domains = domains;
    this.pools = new JnaPools(session, domains.cpuMaps());
    this.schedulers = new JnaSchedulers(session, domains, pools);
  }

  @Override
  public Scheduler scheduler() {
    return schedulers.scheduler();
  }

  @Override
  public Optional<CreditParams> creditParams(int domid) {
    return schedulers.creditParams(domid);
  }

  @Override
  public void setCreditParams(int domid, CreditParams params) {
    schedulers.setCreditParams(domid, params);
  }

  @Override
  public Optional<RtdsParams> rtdsParams(int domid) {
    return schedulers.rtdsParams(domid);
  }

  @Override
  public void setRtdsParams(int domid, RtdsParams params) {
    schedulers.setRtdsParams(domid, params);
  }

  @Override
  public Optional<RtdsParams> rtdsVcpuParams(int domid, int vcpu) {
    return schedulers.rtdsVcpuParams(domid, vcpu);
  }

  @Override
  public void setRtdsVcpuParams(int domid, int vcpu, RtdsParams params) {
    schedulers.setRtdsVcpuParams(domid, vcpu, params);
  }

  @Override
  public Optional<PoolScheduling> poolScheduling(int poolId) {
    return schedulers.poolScheduling(poolId);
  }

  @Override
  public void setPoolScheduling(int poolId, PoolScheduling scheduling) {
    schedulers.setPoolScheduling(poolId, scheduling);
  }

  @Override
  public List<CpuPool> cpuPools() {
    return pools.cpuPools();
  }

  @Override
  public BitSet freeCpus() {
    return pools.freeCpus();
  }

  @Override
  public void moveToPool(int poolId, int domid) {
    pools.moveToPool(poolId, domid);
  }

  @Override
  public int createPool(Scheduler scheduler) {
    return pools.createPool(scheduler);
  }

  @Override
  public void destroyPool(int poolId) {
    pools.destroyPool(poolId);
  }

  @Override
  public void addPoolCpu(int poolId, int cpu) {
    pools.addPoolCpu(poolId, cpu);
  }

  @Override
  public void removePoolCpu(int poolId, int cpu) {
    pools.removePoolCpu(poolId, cpu);
  }

  @Override
  public void setSoftAffinity(int domid, int vcpu, BitSet cpus) {
    domains.setAffinity(domid, vcpu, cpus, DomainReader.AFFINITY_SOFT);
  }

  @Override
  public void setPodTargetPages(int domid, long pages) {
    // 4.11 to 4.22 write all three outputs without looking whether they are wanted.
    try (Memory outputs = XenSession.zeroed((long) POD_OUTPUTS * Long.BYTES)) {
      session.require(
          "set the populate-on-demand target of domain",
          domid,
          "xc_domain_set_pod_target",
          domid,
          pages,
          outputs,
          outputs.share(Long.BYTES),
          outputs.share(2L * Long.BYTES));
    }
  }

  @Override
  public void sendTrigger(int domid, Trigger trigger, int vcpu) {
    session.require(
        "send a trigger to domain", domid, "xc_domain_send_trigger", domid, trigger.id(), vcpu);
  }

  @Override
  public void sendDebugKeys(String keys) {
    session.require("send debug keys", -1, "xc_send_debug_keys", keys);
  }

  @Override
  public void dumpCore(int domid, String file) {
    session.require("dump the core of domain", domid, "xc_domain_dumpcore", domid, file);
  }

  @Override
  public boolean flaskEnforcing() {
    return session.require("ask FLASK for its mode", -1, "xc_flask_getenforce") != 0;
  }

  @Override
  public void setFlaskEnforcing(boolean enforcing) {
    session.require("set the mode of FLASK", -1, "xc_flask_setenforce", enforcing ? 1 : 0);
  }

  @Override
  public void loadFlaskPolicy(byte[] policy) {
    try (Memory bytes = new Memory(Math.max(1, policy.length))) {
      bytes.write(0, policy, 0, policy.length);
      session.require("load the FLASK policy", -1, "xc_flask_load", bytes, policy.length);
    }
  }

  @Override
  public String flaskLabel(int ssidRef) {
    try (Memory label = XenSession.zeroed(LABEL_BYTES)) {
      session.require(
          "ask FLASK for a label", -1, "xc_flask_sid_to_context", ssidRef, label, LABEL_BYTES - 1);
      return label.getString(0);
    }
  }
}
