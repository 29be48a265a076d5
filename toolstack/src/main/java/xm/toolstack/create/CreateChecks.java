package xm.toolstack.create;

import java.util.ArrayList;
import java.util.List;
import xm.config.model.DomainConfig;
import xm.config.model.GuestType;
import xm.config.model.Hardware;
import xm.config.model.VbdSpec;
import xm.config.model.VifSpec;

/** All reasons for which this host cannot take a domain; looks, touches nothing. */
final class CreateChecks {

  private CreateChecks() {}

  /** Every refusal at once, in the order of a configuration file; empty when all is well. */
  static List<String> refusals(DomainConfig config, CreateFacts facts) {
    return refusals(config, facts, false);
  }

  /**
   * As above.
   *
   * @param restored needs no kernel: it is in the image
   */
  static List<String> refusals(DomainConfig config, CreateFacts facts, boolean restored) {
    List<String> refusals = new ArrayList<>();
    NameCheck.run(config, facts, refusals);
    GuestKindCheck.run(config, facts, refusals);
    if (!restored) {
      BootCheck.run(config, facts, refusals);
    }
    CpuCheck.run(config, facts, refusals);
    new DiskCheck(disks(config), facts, refusals).run();
    VifCheck.run(config.devices(VifSpec.class), facts, refusals);
    hardware(config, refusals);
    HostResources.check(config, refusals);
    MissingDevices.check(config.variables(), refusals);
    MemoryCheck.run(config, facts, refusals);
    return refusals;
  }

  /** Rather than a guest without its hardware. */
  private static void hardware(DomainConfig config, List<String> refusals) {
    Hardware hardware = config.hardware();
    if (config.type() == GuestType.HVM
        && !hardware.pci().isEmpty()
        && GuestMemory.targetKib(config) < GuestMemory.maxKib(config)) {
      refusals.add(
          "pci: an HVM guest with PCI devices needs all of its memory at once: set maxmem to what"
              + " memory is, or leave it out.");
    }
    if (String.valueOf(config.variables().get("pci")).indexOf('*') >= 0) {
      refusals.add(
          "pci: '.*' stands for all functions of a device; name them, as in 07:00.0-3 (xm"
              + " pci-assignable-list shows them).");
    }
  }

  /** Without the empty CD drives of HVM, which have nothing that could be missing or in use. */
  private static List<VbdSpec> disks(DomainConfig config) {
    List<VbdSpec> disks = new ArrayList<>(config.devices(VbdSpec.class));
    disks.removeIf(
        disk -> config.type() == GuestType.HVM && disk.cdrom() && disk.target().isEmpty());
    return disks;
  }
}
