package xm.toolstack.bench;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import xm.xenctrl.CpuPool;
import xm.xenctrl.CpuTopology;
import xm.xenctrl.CpuidOptions;
import xm.xenctrl.CreditParams;
import xm.xenctrl.DomainInfo;
import xm.xenctrl.NewDomain;
import xm.xenctrl.NumaNode;
import xm.xenctrl.PhysInfo;
import xm.xenctrl.Scheduler;
import xm.xenctrl.ShutdownReason;
import xm.xenctrl.VcpuInfo;
import xm.xenctrl.XenVersion;

/** A hypervisor in memory for operations on domains that exist; it creates and destroys none. */
public final class BenchHypervisor extends UnusedCalls {
  private static final int CPUS = 4;

  private final BenchDomains domains;
  private final Map<Integer, Long> hvmParams = new HashMap<>();

  BenchHypervisor(BenchDomains domains) {
    this.domains = domains;
  }

  /** Sets a parameter that every HVM domain has; 0 unless set. */
  public void hvmParamIs(int param, long value) {
    hvmParams.put(param, value);
  }

  @Override
  public List<DomainInfo> listDomains() {
    return domains.list();
  }

  @Override
  public Optional<DomainInfo> domain(int domid) {
    return domains.find(domid);
  }

  @Override
  public void setHandle(int domid, UUID handle) {
    domains.handle(domid, handle);
  }

  @Override
  public void pause(int domid) {
    domains.flags(domid, domains.get(domid).flags() | BenchDomains.PAUSED);
  }

  @Override
  public void unpause(int domid) {
    domains.flags(domid, domains.get(domid).flags() & ~BenchDomains.PAUSED);
  }

  @Override
  public void shutdown(int domid, ShutdownReason reason) {
    domains.end(domid, reason);
  }

  @Override
  public long hvmParam(int domid, int param) {
    domains.get(domid);
    return hvmParams.getOrDefault(param, 0L);
  }

  @Override
  public VcpuInfo vcpu(int domid, int vcpu) {
    return new VcpuInfo(vcpu, true, false, domains.get(domid).running(), 5, vcpu);
  }

  @Override
  public BitSet hardAffinity(int domid, int vcpu) {
    domains.get(domid);
    return domains.affinity(domid).orElseGet(BenchHypervisor::allCpus);
  }

  @Override
  public BitSet softAffinity(int domid, int vcpu) {
    domains.get(domid);
    return allCpus();
  }

  private static BitSet allCpus() {
    BitSet all = new BitSet();
    all.set(0, CPUS);
    return all;
  }

  @Override
  public int maxCpus() {
    return CPUS;
  }

  @Override
  public Scheduler scheduler() {
    return Scheduler.CREDIT2;
  }

  @Override
  public Optional<CreditParams> creditParams(int domid) {
    return Optional.of(new CreditParams(256, 0));
  }

  @Override
  public void setHvmParam(int domid, int param, long value) {
    hvmParams.put(param, value);
  }

  @Override
  public void setPagingPoolKib(int domid, long kib) {
    throw new UnsupportedOperationException();
  }

  @Override
  public XenVersion version() {
    throw new UnsupportedOperationException();
  }

  @Override
  public PhysInfo physInfo() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int createDomain(NewDomain spec) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setMaxVcpus(int domid, int count) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setMaxMemKib(int domid, long kib) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setMemoryMapLimitKib(int domid, long kib) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setTscMode(int domid, int mode) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setTimeOffsetSeconds(int domid, int seconds) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void applyCpuidPolicy(int domid, CpuidOptions options) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int allocUnboundEventChannel(int domid, int remoteDomid) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void destroy(int domid) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setHardAffinity(int domid, int vcpu, BitSet cpus) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setCreditParams(int domid, CreditParams params) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<CpuPool> cpuPools() {
    throw new UnsupportedOperationException();
  }

  @Override
  public BitSet freeCpus() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void moveToPool(int poolId, int domid) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<CpuTopology> cpuTopology() {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<NumaNode> numaNodes() {
    throw new UnsupportedOperationException();
  }

  @Override
  public String consoleRing(boolean clear) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
