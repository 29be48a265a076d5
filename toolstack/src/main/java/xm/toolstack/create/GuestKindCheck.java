package xm.toolstack.create;

import java.util.List;
import xm.config.model.DomainConfig;
import xm.config.model.GuestType;
import xm.toolstack.create.CreateFacts.Virtualization;

/** This host can run guests of the configured kind. */
final class GuestKindCheck {
  /** As many processors as xm's ACPI tables of PVH name, and as Xen's of HVM. */
  private static final int MAX_PVH_VCPUS = 127;

  private static final int MAX_HVM_VCPUS = 128;

  private GuestKindCheck() {}

  static void run(DomainConfig config, CreateFacts facts, List<String> refusals) {
    GuestType type = config.type();
    if (type == GuestType.PV) {
      return;
    }
    Virtualization host = facts.virtualization();
    String label = type.label().toUpperCase(java.util.Locale.ROOT);
    if (!host.hvm()) {
      refusals.add(
          label
              + " guests need hardware virtualisation (VT-x or AMD-V), which Xen does not find on"
              + " this host: look for it in the firmware's settings and in 'xm dmesg'.");
    } else if (!host.hap() && !host.shadow()) {
      refusals.add(
          label
              + " guests need hardware assisted paging on this host, since its Xen was built without"
              + " shadow page tables, and the processors do not have it.");
    } else if (!config.platform().hap() && !host.shadow()) {
      refusals.add(
          "hap = 0 needs shadow page tables, and this host's Xen was built without them; leave hap"
              + " out.");
    }
    int most = type == GuestType.PVH ? MAX_PVH_VCPUS : MAX_HVM_VCPUS;
    if (config.cpus().max() > most) {
      refusals.add(
          label + " guests have " + most + " vcpus at most, not " + config.cpus().max() + ".");
    }
    if (type == GuestType.HVM) {
      DeviceModelCheck.run(config, facts, refusals);
      ViridianMask.check(config, facts, refusals);
    }
  }
}
