package xm.toolstack.create;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import xm.xenctrl.CpuidOptions;
import xm.xenctrl.CreditParams;
import xm.xenctrl.Hypervisor;

/** Single hypercalls on the new domain. None needs an undo: they end with the domain. */
final class LimitSteps {

  private LimitSteps() {}

  /** Room for this many vcpus. */
  record MaxVcpus(int count) implements Step {
    @Override
    public String description() {
      return "give it " + count + (count == 1 ? " vcpu" : " vcpus");
    }

    @Override
    public void perform(CreateContext context) {
      hypervisor(context).setMaxVcpus(context.domid(), count);
    }
  }

  /** One set of CPUs for each vcpu; an empty set leaves the vcpu free. */
  record Affinity(List<BitSet> cpus) implements Step {
    @Override
    public String description() {
      return "pin its vcpus";
    }

    @Override
    public void perform(CreateContext context) {
      for (int vcpu = 0; vcpu < cpus.size(); vcpu++) {
        if (!cpus.get(vcpu).isEmpty()) {
          hypervisor(context).setHardAffinity(context.domid(), vcpu, cpus.get(vcpu));
        }
      }
    }
  }

  /** Ceiling for its memory, in KiB. */
  record MaxMemory(long kib) implements Step {
    @Override
    public String description() {
      return "limit its memory to " + kib + " KiB";
    }

    @Override
    public void perform(CreateContext context) {
      hypervisor(context).setMaxMemKib(context.domid(), kib);
    }
  }

  /** Bound of the pseudo-physical map, in KiB. */
  record MemoryMap(long kib) implements Step {
    @Override
    public String description() {
      return "limit its memory map to " + kib + " KiB";
    }

    @Override
    public void perform(CreateContext context) {
      hypervisor(context).setMemoryMapLimitKib(context.domid(), kib);
    }
  }

  /** 0 default, 1 always emulate, 2 native. */
  record Tsc(int mode) implements Step {
    @Override
    public String description() {
      return "set its TSC mode to " + mode;
    }

    @Override
    public void perform(CreateContext context) {
      hypervisor(context).setTscMode(context.domid(), mode);
    }
  }

  /** Offset of its clock from UTC. */
  record Clock(int seconds, boolean localtime) implements Step {
    @Override
    public String description() {
      return "set its clock";
    }

    @Override
    public void perform(CreateContext context) {
      long nowMillis = (long) (context.host().system().nowSeconds() * 1000);
      int zone = localtime ? TimeZone.getDefault().getOffset(nowMillis) / 1000 : 0;
      if (seconds + zone != 0) {
        hypervisor(context).setTimeOffsetSeconds(context.domid(), seconds + zone);
      }
    }
  }

  /** The default CPUID policy. */
  record Cpuid(CpuidOptions options) implements Step {
    @Override
    public String description() {
      return "set its CPUID policy";
    }

    @Override
    public void perform(CreateContext context) {
      hypervisor(context).applyCpuidPolicy(context.domid(), options);
    }
  }

  /** Weight and cap; a weight of 0 keeps the scheduler's own. */
  record Shares(CreditParams params) implements Step {
    @Override
    public String description() {
      return "set its scheduling weight and cap";
    }

    @Override
    public void perform(CreateContext context) {
      CreditParams wanted = params;
      if (params.weight() == 0) {
        Optional<CreditParams> now = hypervisor(context).creditParams(context.domid());
        if (now.isEmpty()) {
          return; // the domain's pool has a scheduler without shares
        }
        wanted = new CreditParams(now.get().weight(), params.capPercent());
      }
      hypervisor(context).setCreditParams(context.domid(), wanted);
    }
  }

  private static Hypervisor hypervisor(CreateContext context) {
    return context.host().hypervisor();
  }
}
