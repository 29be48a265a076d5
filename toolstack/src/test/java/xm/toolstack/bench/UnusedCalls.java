package xm.toolstack.bench;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import xm.xenctrl.Hypervisor;
import xm.xenctrl.PoolScheduling;
import xm.xenctrl.RtdsParams;
import xm.xenctrl.Scheduler;
import xm.xenctrl.Trigger;

/** Hypercalls that no test on the bench makes. */
abstract class UnusedCalls implements Hypervisor {

  private static UnsupportedOperationException unused() {
    return new UnsupportedOperationException("the bench has no such hypercall");
  }

  @Override
  public void permitPorts(int domid, int first, int count) {
    throw unused();
  }

  @Override
  public void permitInterrupt(int domid, int irq) {
    throw unused();
  }

  @Override
  public void permitMemory(int domid, long firstFrame, long count) {
    throw unused();
  }

  @Override
  public void testAssignPci(int domid, int sbdf) {
    throw unused();
  }

  @Override
  public void assignPci(int domid, int sbdf, boolean relaxed) {
    throw unused();
  }

  @Override
  public void deassignPci(int domid, int sbdf) {
    throw unused();
  }

  @Override
  public void revokePorts(int domid, int first, int count) {
    throw unused();
  }

  @Override
  public void revokeInterrupt(int domid, int irq) {
    throw unused();
  }

  @Override
  public void revokeMemory(int domid, long firstFrame, long count) {
    throw unused();
  }

  @Override
  public Optional<RtdsParams> rtdsParams(int domid) {
    throw unused();
  }

  @Override
  public void setRtdsParams(int domid, RtdsParams params) {
    throw unused();
  }

  @Override
  public Optional<RtdsParams> rtdsVcpuParams(int domid, int vcpu) {
    throw unused();
  }

  @Override
  public void setRtdsVcpuParams(int domid, int vcpu, RtdsParams params) {
    throw unused();
  }

  @Override
  public Optional<PoolScheduling> poolScheduling(int poolId) {
    throw unused();
  }

  @Override
  public void setPoolScheduling(int poolId, PoolScheduling scheduling) {
    throw unused();
  }

  @Override
  public int createPool(Scheduler scheduler) {
    throw unused();
  }

  @Override
  public void destroyPool(int poolId) {
    throw unused();
  }

  @Override
  public void addPoolCpu(int poolId, int cpu) {
    throw unused();
  }

  @Override
  public void removePoolCpu(int poolId, int cpu) {
    throw unused();
  }

  @Override
  public void setSoftAffinity(int domid, int vcpu, BitSet cpus) {
    throw unused();
  }

  @Override
  public void setPodTargetPages(int domid, long pages) {
    throw unused();
  }

  @Override
  public void sendTrigger(int domid, Trigger trigger, int vcpu) {
    throw unused();
  }

  @Override
  public void sendDebugKeys(String keys) {
    throw unused();
  }

  @Override
  public void dumpCore(int domid, String file) {
    throw unused();
  }

  @Override
  public boolean flaskEnforcing() {
    throw unused();
  }

  @Override
  public void setFlaskEnforcing(boolean enforcing) {
    throw unused();
  }

  @Override
  public void loadFlaskPolicy(byte[] policy) {
    throw unused();
  }

  @Override
  public String flaskLabel(int ssidRef) {
    throw unused();
  }

  @Override
  public List<Integer> guestFeatures(boolean hvm) {
    throw unused();
  }

  @Override
  public List<Integer> domainFeatures(int domid) {
    throw unused();
  }
}
