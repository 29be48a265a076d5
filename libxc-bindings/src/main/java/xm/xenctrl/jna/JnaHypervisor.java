package xm.xenctrl.jna;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import xm.xenctrl.CpuTopology;
import xm.xenctrl.CpuidOptions;
import xm.xenctrl.DomainInfo;
import xm.xenctrl.Hypervisor;
import xm.xenctrl.NewDomain;
import xm.xenctrl.NumaNode;
import xm.xenctrl.PhysInfo;
import xm.xenctrl.ShutdownReason;
import xm.xenctrl.VcpuInfo;
import xm.xenctrl.XenVersion;

/** The hypervisor through libxenctrl. Scalar operations are here, struct work in the helpers. */
final class JnaHypervisor extends JnaControl implements Hypervisor {
  private final HostReader host;
  private final HvmOperations hvm;
  private final ResourceOperations resources;
  private final PassthroughOperations passthrough;
  private final CpuFeatures features;
  private boolean closed;

  JnaHypervisor(XenSession session) {
    super(session, new DomainReader(session));
    this.host = new HostReader(session);
    this.hvm = new HvmOperations(session);
    this.resources = new ResourceOperations(session);
    this.passthrough = new PassthroughOperations(session);
    this.features = new CpuFeatures(session);
  }

  @Override
  public XenVersion version() {
    return host.version();
  }

  @Override
  public PhysInfo physInfo() {
    return host.physInfo();
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
  public int createDomain(NewDomain spec) {
    return new DomainMaker(session).create(spec);
  }

  @Override
  public void setMaxVcpus(int domid, int count) {
    session.require(
        "set the number of vcpus of domain", domid, "xc_domain_max_vcpus", domid, count);
  }

  @Override
  public void setHandle(int domid, UUID handle) {
    try (Memory bytes = new Memory(DomainMaker.HANDLE_BYTES)) {
      DomainMaker.putHandle(XenSession.view(bytes), 0, handle);
      session.require("set the UUID of domain", domid, "xc_domain_sethandle", domid, bytes);
    }
  }

  @Override
  public void setMaxMemKib(int domid, long kib) {
    session.require("set the memory limit of domain", domid, "xc_domain_setmaxmem", domid, kib);
  }

  @Override
  public void setMemoryMapLimitKib(int domid, long kib) {
    session.require(
        "set the memory map limit of domain", domid, "xc_domain_set_memmap_limit", domid, kib);
  }

  @Override
  public void setTscMode(int domid, int mode) {
    session.require(
        "set the TSC mode of domain", domid, "xc_domain_set_tsc_info", domid, mode, 0L, 0, 0);
  }

  @Override
  public void setTimeOffsetSeconds(int domid, int seconds) {
    session.require(
        "set the time offset of domain", domid, "xc_domain_set_time_offset", domid, seconds);
  }

  @Override
  public void applyCpuidPolicy(int domid, CpuidOptions options) {
    new DomainMaker(session).applyCpuidPolicy(domid, options);
  }

  @Override
  public int allocUnboundEventChannel(int domid, int remoteDomid) {
    return session.require(
        "allocate an event channel in domain",
        domid,
        "xc_evtchn_alloc_unbound",
        domid,
        remoteDomid);
  }

  @Override
  public void pause(int domid) {
    session.require("pause domain", domid, "xc_domain_pause", domid);
  }

  @Override
  public void unpause(int domid) {
    session.require("unpause domain", domid, "xc_domain_unpause", domid);
  }

  @Override
  public void destroy(int domid) {
    // Older hypervisors free a part of the memory per call and answer EAGAIN until all is free.
    while (session.call("xc_domain_destroy", domid) < 0) {
      int errno = Native.getLastError();
      if (errno != NativeErrors.EAGAIN) {
        throw session.refused("destroy domain", domid, "xc_domain_destroy", errno);
      }
      Thread.onSpinWait();
    }
  }

  @Override
  public void shutdown(int domid, ShutdownReason reason) {
    session.require("shut down domain", domid, "xc_domain_shutdown", domid, reason.code());
  }

  @Override
  public void permitPorts(int domid, int first, int count) {
    resources.ports(domid, first, count);
  }

  @Override
  public void permitInterrupt(int domid, int irq) {
    resources.interrupt(domid, irq);
  }

  @Override
  public void permitMemory(int domid, long firstFrame, long count) {
    resources.memory(domid, firstFrame, count);
  }

  @Override
  public void testAssignPci(int domid, int sbdf) {
    passthrough.test(domid, sbdf);
  }

  @Override
  public void assignPci(int domid, int sbdf, boolean relaxed) {
    passthrough.assign(domid, sbdf, relaxed);
  }

  @Override
  public void deassignPci(int domid, int sbdf) {
    passthrough.deassign(domid, sbdf);
  }

  @Override
  public void revokePorts(int domid, int first, int count) {
    passthrough.denyPorts(domid, first, count);
  }

  @Override
  public void revokeInterrupt(int domid, int irq) {
    passthrough.denyInterrupt(domid, irq);
  }

  @Override
  public void revokeMemory(int domid, long firstFrame, long count) {
    passthrough.denyMemory(domid, firstFrame, count);
  }

  @Override
  public long hvmParam(int domid, int param) {
    return hvm.param(domid, param);
  }

  @Override
  public void setHvmParam(int domid, int param, long value) {
    hvm.setParam(domid, param, value);
  }

  @Override
  public void setPagingPoolKib(int domid, long kib) {
    hvm.setPagingPoolKib(domid, kib);
  }

  @Override
  public List<Integer> guestFeatures(boolean hvm) {
    return features.guestFeatures(hvm);
  }

  @Override
  public List<Integer> domainFeatures(int domid) {
    return features.domainFeatures(domid);
  }

  @Override
  public VcpuInfo vcpu(int domid, int vcpu) {
    return domains.vcpu(domid, vcpu);
  }

  @Override
  public BitSet hardAffinity(int domid, int vcpu) {
    return domains.affinity(domid, vcpu, DomainReader.AFFINITY_HARD);
  }

  @Override
  public BitSet softAffinity(int domid, int vcpu) {
    return domains.affinity(domid, vcpu, DomainReader.AFFINITY_SOFT);
  }

  @Override
  public void setHardAffinity(int domid, int vcpu, BitSet cpus) {
    domains.setAffinity(domid, vcpu, cpus, DomainReader.AFFINITY_HARD);
  }

  @Override
  public int maxCpus() {
    return domains.cpuMaps().maxCpus();
  }

  @Override
  public List<CpuTopology> cpuTopology() {
    return host.cpuTopology();
  }

  @Override
  public List<NumaNode> numaNodes() {
    return host.numaNodes();
  }

  @Override
  public String consoleRing(boolean clear) {
    return host.consoleRing(clear);
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      session.release();
    }
  }
}
