package xm.toolstack.create;

import java.util.List;
import java.util.Optional;
import xm.config.model.Boot;
import xm.config.model.DomainConfig;
import xm.config.model.GuestType;
import xm.config.model.VbdSpec;
import xm.toolstack.device.VbdDevice;
import xm.toolstack.host.HostFiles;
import xm.toolstack.qemu.QemuCommand;

/** Kernel and RAM disk are there and can be read, or a boot loader that finds them. */
final class BootCheck {

  private BootCheck() {}

  static void run(DomainConfig config, CreateFacts facts, List<String> refusals) {
    Boot boot = config.boot();
    HostFiles files = facts.files();
    if (!boot.bootloader().isEmpty()) {
      bootloader(config, facts, refusals);
      return; // kernel and ramdisk are paths inside the guest's disk
    }
    if (config.type() == GuestType.PVH && config.machine().pvShim()) {
      shim(facts, refusals);
    }
    boolean hvm = config.type() == GuestType.HVM;
    if (boot.kernel().isEmpty()) {
      if (!hvm) {
        refusals.add("No kernel is given; set kernel to the path of a PV kernel in dom0.");
      }
    } else if (!hvm || !QemuCommand.isLoader(boot.kernel())) {
      file("Kernel image", boot.kernel(), files, refusals);
    }
    if (!boot.ramdisk().isEmpty()) {
      file("Ramdisk", boot.ramdisk(), files, refusals);
    }
  }

  private static void bootloader(DomainConfig config, CreateFacts facts, List<String> refusals) {
    String program = facts.bootloader(config.boot().bootloader());
    if (!facts.files().executable(program)) {
      refusals.add("The boot loader " + program + " does not exist or cannot be run.");
    }
    Optional<VbdSpec> disk = bootDisk(config);
    if (disk.isEmpty()) {
      refusals.add("A boot loader needs a disk to look into, and there is none.");
    } else if (!disk.get().servedByDom0()) {
      refusals.add(
          "The boot loader cannot look into disk "
              + disk.get().vdev()
              + ": it is in another domain (backend="
              + disk.get().backend()
              + "); set kernel to a file of dom0, or to a grub-xen image (pvgrub).");
    } else if (VbdDevice.servedByQemu(disk.get()) || !VbdDevice.isImageOrDevice(disk.get())) {
      refusals.add(
          "The boot loader cannot look into "
              + disk.get().uname()
              + ": it needs a block device or a raw image (phy: or file:) as first disk; use"
              + " kernel = a grub-xen image (pvgrub) to boot from other disks.");
    }
  }

  /** The disk that is booted: the first that is no CD. */
  static Optional<VbdSpec> bootDisk(DomainConfig config) {
    for (VbdSpec disk : config.devices(VbdSpec.class)) {
      if (!disk.cdrom()) {
        return Optional.of(disk);
      }
    }
    return Optional.empty();
  }

  private static void shim(CreateFacts facts, List<String> refusals) {
    if (facts.files().kind(facts.shim()) != HostFiles.Kind.FILE) {
      refusals.add(
          "pvshim = 1 needs Xen's shim, and "
              + facts.shim()
              + " does not exist: this Xen was installed without it. Leave pvshim out and set type ="
              + " \"pv\" for a PV kernel.");
    }
  }

  static void file(String what, String path, HostFiles files, List<String> refusals) {
    HostFiles.Kind kind = files.kind(path);
    if (kind == HostFiles.Kind.MISSING) {
      refusals.add(what + " does not exist: " + path);
    } else if (kind != HostFiles.Kind.FILE) {
      refusals.add(what + " is not a file: " + path);
    } else if (!files.readable(path)) {
      refusals.add(what + " cannot be read: " + path);
    }
  }
}
