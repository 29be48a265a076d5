package xm.toolstack.create;

import java.util.ArrayList;
import java.util.List;
import xm.config.model.DomainConfig;
import xm.config.model.GuestType;
import xm.config.model.Hardware;
import xm.config.model.VbdSpec;
import xm.config.model.VfbSpec;
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
    new DiskCheck(disks(config), config.name(), facts, refusals).run();
    VifCheck.run(config.devices(VifSpec.class), config.name(), facts, refusals);
    drives(config, refusals);
    screens(config.devices(VfbSpec.class), refusals);
    hardware(config, refusals);
    HostResources.check(config, refusals);
    MissingDevices.check(config.variables(), refusals);
    MemoryCheck.run(config, facts, refusals);
    return refusals;
  }

  /** What an HVM guest's device model has to open is dom0's. */
  private static void drives(DomainConfig config, List<String> refusals) {
    for (VbdSpec disk : config.devices(VbdSpec.class)) {
      if (config.type() == GuestType.HVM && disk.cdrom() && !disk.servedByDom0()) {
        refusals.add(
            "Drive "
                + disk.vdev()
                + ": CD drives of HVM guests are emulated in dom0; leave backend="
                + disk.backend()
                + " out.");
      }
    }
  }

  /** The QEMU that serves a screen is dom0's. */
  private static void screens(List<VfbSpec> screens, List<String> refusals) {
    for (VfbSpec screen : screens) {
      if (!screen.servedByDom0()) {
        refusals.add(
            "vfb: screens are served by dom0 only; leave backend=" + screen.backend() + " out.");
      }
    }
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
