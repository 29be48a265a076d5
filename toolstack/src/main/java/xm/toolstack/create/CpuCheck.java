package xm.toolstack.create;

import java.util.BitSet;
import java.util.List;
import xm.config.model.DomainConfig;
import xm.config.model.Scheduling;

/** Vcpus, affinity, scheduler shares and pool. */
final class CpuCheck {
  private static final int MAX_WEIGHT = 65535;

  /** Native; 3 is gone. */
  private static final int MAX_TSC_MODE = 2;

  private CpuCheck() {}

  static void run(DomainConfig config, CreateFacts facts, List<String> refusals) {
    int vcpus = config.cpus().max();
    if (vcpus < 1) {
      refusals.add("Zero or less VCPUs is invalid");
    }
    List<BitSet> affinity = config.cpus().affinity();
    for (int i = 0; i < affinity.size(); i++) {
      BitSet usable = affinity.get(i).get(0, facts.maxCpus());
      if (usable.isEmpty()) {
        refusals.add(
            "The CPUs "
                + affinity.get(i)
                + (affinity.size() > 1 ? " of vcpu " + i : "")
                + " do not exist: this host has the CPUs 0 to "
                + (facts.maxCpus() - 1)
                + ".");
      }
    }
    if (config.platform().tscMode() > MAX_TSC_MODE) {
      refusals.add(
          "tsc_mode = 3 (native_paravirt) left Xen with 4.12; leave tsc_mode out, or write 1 or"
              + " 2.");
    }
    Scheduling scheduling = config.scheduling();
    if (scheduling.weight() < 0 || scheduling.weight() > MAX_WEIGHT) {
      refusals.add("Cpu weight out of range, valid values are within range from 1 to 65535");
    }
    int capLimit = 100 * Math.max(vcpus, 1);
    if (scheduling.capPercent() < 0 || scheduling.capPercent() > capLimit) {
      refusals.add(
          "Cpu cap out of range, valid range is from 0 to "
              + capLimit
              + " for specified number of vcpus");
    }
    if (!scheduling.pool().isEmpty() && !facts.pools().containsKey(scheduling.pool())) {
      refusals.add(
          "The CPU pool '"
              + scheduling.pool()
              + "' does not exist; this host has "
              + facts.pools().keySet().stream().sorted().toList()
              + ".");
    }
  }
}
