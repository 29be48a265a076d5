package xm.toolstack.managed;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import xm.config.model.Cpus;
import xm.config.model.DomainConfig;
import xm.config.model.Memory;
import xm.config.model.Scheduling;
import xm.toolstack.ToolstackException;
import xm.toolstack.cpu.VcpuControl;

/**
 * What mem-set, vcpu-set and their kin do to a managed domain that does not run: they change what
 * it will start with, as with xend, whose words the refusals have.
 */
public final class InactiveChanges {
  /** What Xen gives a domain whose file says nothing. */
  public static final int DEFAULT_WEIGHT = 256;

  private static final int MAX_WEIGHT = 65535;
  private static final int PER_CPU = 100;

  private final ManagedDomains managed;
  private final ManagedDomain domain;

  private InactiveChanges(ManagedDomains managed, ManagedDomain domain) {
    this.managed = managed;
    this.domain = domain;
  }

  /** Changes to one domain, which must not run. */
  public static InactiveChanges of(ManagedDomains managed, ManagedDomain domain) {
    return new InactiveChanges(managed, domain);
  }

  /**
   * Sets the memory that it starts with.
   *
   * @throws ToolstackException for less than 1 MiB and for more than its maximum
   */
  public void setTargetMib(long mib) {
    if (mib <= 0) {
      throw new ToolstackException(
          "memory_dynamic_max must be greater than 0 (" + mib + " MiB were asked for)");
    }
    Memory now = domain.config().memory();
    requireOrder(mib, now.maxMib());
    change(c -> c.withMemory(new Memory(mib, now.maxMib(), now.shadowMib(), now.videoMib())));
  }

  /** Sets the most that it may be given; not less than what it starts with. */
  public void setMaximumMib(long mib) {
    if (mib <= 0) {
      throw new ToolstackException(
          "memory_static_max must be greater than 0 (" + mib + " MiB were asked for)");
    }
    Memory now = domain.config().memory();
    requireOrder(now.targetMib(), mib);
    change(c -> c.withMemory(new Memory(now.targetMib(), mib, now.shadowMib(), now.videoMib())));
  }

  private static void requireOrder(long target, long maximum) {
    if (target > maximum) {
      throw new ToolstackException(
          "memory_dynamic_max must be less than or equal to memory_static_max (the domain is to have "
              + target
              + " MiB, the maximum is "
              + maximum
              + " MiB)");
    }
  }

  /** How many vcpus it has; those that are new run where the last one did. */
  public void setVcpus(int count) {
    if (count <= 0) {
      throw new ToolstackException("Zero or less VCPUs is invalid");
    }
    Cpus now = domain.config().cpus();
    BitSet all = new BitSet();
    all.set(0, count);
    Cpus wanted =
        new Cpus(count, all, sized(now.affinity(), count), sized(now.selections(), count));
    change(c -> c.withCpus(wanted));
  }

  /** None and one for all vcpus stay; of one for each there are as many as vcpus. */
  private static <T> List<T> sized(List<T> each, int count) {
    if (each.size() < 2) {
      return each;
    }
    List<T> sized = new ArrayList<>(each);
    while (sized.size() < count) {
      sized.add(sized.get(sized.size() - 1));
    }
    return sized.subList(0, count);
  }

  /**
   * Restricts one vcpu or {@link VcpuControl#ALL} to these physical CPUs.
   *
   * @throws ToolstackException for a vcpu that it does not have
   */
  public void pin(int vcpu, BitSet hard) {
    Cpus now = domain.config().cpus();
    if (vcpu != VcpuControl.ALL && (vcpu < 0 || vcpu >= now.max())) {
      throw new ToolstackException(
          "Cannot pin vcpu: " + vcpu + " - the domain has the vcpus 0 to " + (now.max() - 1));
    }
    if (vcpu != VcpuControl.ALL && !now.selections().isEmpty()) {
      throw new ToolstackException(
          "Cannot pin vcpu: "
              + vcpu
              + " - the configuration names NUMA nodes, and only the host knows their CPUs: pin"
              + " all vcpus, or start the domain first");
    }
    List<BitSet> affinity = new ArrayList<>();
    for (int v = 0; v < now.max(); v++) {
      affinity.add(vcpu == VcpuControl.ALL || vcpu == v ? hard : before(now, v));
    }
    Cpus wanted = new Cpus(now.max(), now.available(), affinity);
    change(c -> c.withCpus(wanted));
  }

  private static BitSet before(Cpus cpus, int vcpu) {
    List<BitSet> affinity = cpus.affinity();
    if (affinity.isEmpty()) {
      BitSet every = new BitSet();
      every.set(0, Long.SIZE); // what xm called all
      return every;
    }
    return affinity.get(Math.min(vcpu, affinity.size() - 1));
  }

  /** Weight and cap for its start; what is empty stays. */
  public void setCredit(Optional<Integer> weight, Optional<Integer> cap) {
    if (weight.isPresent() && (weight.get() < 1 || weight.get() > MAX_WEIGHT)) {
      throw new ToolstackException(
          "Cpu weight out of range, valid values are within range from 1 to 65535");
    }
    int highest = PER_CPU * domain.config().cpus().max();
    if (cap.isPresent() && (cap.get() < 0 || cap.get() > highest)) {
      throw new ToolstackException(
          "Cpu cap out of range, valid range is from 0 to "
              + highest
              + " for specified number of vcpus");
    }
    change(
        c -> {
          Scheduling now = c.scheduling();
          return c.withScheduling(
              new Scheduling(
                  weight.orElse(now.weight()), cap.orElse(now.capPercent()), now.pool()));
        });
  }

  private void change(UnaryOperator<DomainConfig> change) {
    managed.change(domain.uuid(), change);
  }
}
