package xm.toolstack.cpu;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import xm.toolstack.NoSuchDomainException;
import xm.toolstack.ToolstackException;
import xm.toolstack.device.XenstorePaths;
import xm.toolstack.host.Host;
import xm.toolstack.operate.LiveDomains;
import xm.xenctrl.CpuPool;
import xm.xenctrl.DomainInfo;
import xm.xenctrl.HypercallException;

/** How many vcpus a domain uses, and on which physical CPUs they run (xm-mechanics §8). */
public final class VcpuControl {
  /** Stands for all vcpus of a domain. */
  public static final int ALL = -1;

  private static final int ATTEMPTS = 20;

  private final Host host;
  private final LiveDomains live;

  public VcpuControl(Host host) {
    this.host = host;
    this.live = new LiveDomains(host);
  }

  /**
   * Asks the guest to use its first {@code count} vcpus and no others; it follows in its own time.
   *
   * @throws ToolstackException for less than one or more than it was created with
   */
  public void setOnline(int domid, int count) {
    DomainInfo info = live.require(domid);
    if (count <= 0) {
      throw new ToolstackException("Zero or less VCPUs is invalid");
    }
    if (count > info.maxVcpus()) {
      throw new ToolstackException(
          "Cannot set vcpus greater than max vcpus on running domain ("
              + count
              + " were asked for, the maximum is "
              + info.maxVcpus()
              + ")");
    }
    host.xenstore()
        .transaction(
            ATTEMPTS,
            t -> {
              if (t.readIfExists(XenstorePaths.domain(domid)).isEmpty()) {
                throw new NoSuchDomainException(Integer.toString(domid));
              }
              for (int vcpu = 0; vcpu < info.maxVcpus(); vcpu++) {
                t.write(
                    XenstorePaths.vcpuAvailability(domid, vcpu),
                    vcpu < count ? "online" : "offline");
              }
              return null;
            });
  }

  /**
   * Pins one vcpu or {@link #ALL}.
   *
   * @param hard where it may run; empty Optional leaves that as it is
   * @param soft where it should run when it can choose
   */
  public void pin(int domid, int vcpu, Optional<BitSet> hard, Optional<BitSet> soft) {
    DomainInfo info = live.require(domid);
    int first = vcpu == ALL ? 0 : vcpu;
    int last = vcpu == ALL ? info.maxVcpuId() : vcpu;
    if (vcpu != ALL && (vcpu < 0 || vcpu > info.maxVcpuId())) {
      throw new ToolstackException(
          "Cannot pin vcpu: "
              + vcpu
              + " to cpu: "
              + list(hard.or(() -> soft).orElseGet(BitSet::new))
              + " - the domain has the vcpus 0 to "
              + info.maxVcpuId());
    }
    for (int v = first; v <= last; v++) {
      int number = v;
      hard.ifPresent(
          cpus ->
              pinned(
                  info,
                  number,
                  cpus,
                  () -> host.hypervisor().setHardAffinity(domid, number, cpus)));
      soft.ifPresent(
          cpus ->
              pinned(
                  info,
                  number,
                  cpus,
                  () -> host.hypervisor().setSoftAffinity(domid, number, cpus)));
    }
  }

  private void pinned(DomainInfo info, int vcpu, BitSet cpus, Runnable hypercall) {
    int hostCpus = host.hypervisor().maxCpus();
    String what = "Cannot pin vcpu: " + vcpu + " to cpu: " + list(cpus) + " - ";
    if (cpus.get(0, hostCpus).isEmpty()) {
      throw new ToolstackException(
          what + "none of them exists, this host has the CPUs 0 to " + (hostCpus - 1));
    }
    try {
      hypercall.run();
    } catch (HypercallException e) {
      throw new ToolstackException(what + outsidePool(info, cpus).orElse(e.getMessage()), e);
    }
  }

  /** Xen answers with no more than "invalid" when a domain's pool has none of the CPUs. */
  private Optional<String> outsidePool(DomainInfo info, BitSet cpus) {
    for (CpuPool pool : host.hypervisor().cpuPools()) {
      if (pool.id() == info.cpuPoolId() && !pool.cpus().intersects(cpus)) {
        return Optional.of("the pool of the domain has the CPUs " + list(pool.cpus()));
      }
    }
    return Optional.empty();
  }

  /** As Python shows a list of numbers. */
  private static String list(BitSet cpus) {
    List<Integer> numbers = new ArrayList<>();
    for (int cpu = cpus.nextSetBit(0); cpu >= 0; cpu = cpus.nextSetBit(cpu + 1)) {
      numbers.add(cpu);
    }
    return numbers.toString();
  }
}
