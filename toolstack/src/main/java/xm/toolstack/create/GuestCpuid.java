package xm.toolstack.create;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import xm.config.model.CpuidPolicy;
import xm.config.model.DomainConfig;
import xm.config.model.GuestType;
import xm.config.model.Platform;
import xm.xenctrl.CpuidOptions;

/** The CPU that a guest sees, as libxc is told of it. */
final class GuestCpuid {
  private static final int TSC_ALWAYS_EMULATE = 1;

  private GuestCpuid() {}

  static CpuidOptions of(DomainConfig config) {
    Platform platform = config.platform();
    CpuidPolicy policy = config.hardware().cpuid();
    return new CpuidOptions(
        config.type() != GuestType.HVM || config.machine().pae(),
        platform.nomigrate() || platform.tscMode() == TSC_ALWAYS_EMULATE,
        config.type() != GuestType.PV && config.machine().nestedHvm(),
        leaves(policy.leaves()),
        msrs(policy.msrs()));
  }

  private static List<CpuidOptions.Leaf> leaves(List<CpuidPolicy.Leaf> leaves) {
    List<CpuidOptions.Leaf> changes = new ArrayList<>();
    for (CpuidPolicy.Leaf leaf : leaves) {
      Map<String, String> bits = leaf.registers();
      changes.add(
          new CpuidOptions.Leaf(
              (int) leaf.leaf(),
              (int) leaf.subleaf(),
              bits.getOrDefault("eax", ""),
              bits.getOrDefault("ebx", ""),
              bits.getOrDefault("ecx", ""),
              bits.getOrDefault("edx", "")));
    }
    return changes;
  }

  private static List<CpuidOptions.Msr> msrs(List<CpuidPolicy.Msr> msrs) {
    List<CpuidOptions.Msr> changes = new ArrayList<>();
    for (CpuidPolicy.Msr msr : msrs) {
      changes.add(new CpuidOptions.Msr((int) msr.index(), msr.bits()));
    }
    return changes;
  }
}
