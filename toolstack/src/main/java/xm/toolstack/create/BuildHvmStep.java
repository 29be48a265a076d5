package xm.toolstack.create;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import xm.config.model.Boot;
import xm.config.model.DomainConfig;
import xm.config.model.GuestType;
import xm.toolstack.host.HostPaths;
import xm.xenctrl.HvmImage;

/**
 * Loads the kernel of a PVH guest, or the firmware of an HVM guest, into its memory and sets up its
 * first vcpu.
 *
 * @param loader hvmloader, for HVM
 * @param bios what hvmloader starts, for HVM
 */
record BuildHvmStep(DomainConfig config, String loader, String bios) implements Step {
  /** What libxl tells its shim (PVSHIM_CMDLINE). */
  private static final String SHIM_COMMAND_LINE = "pv-shim console=xen,pv";

  private static final String SHIM = "xen-shim";

  @Override
  public String description() {
    return "build its memory image from " + (hvm() ? loader : config.boot().kernel());
  }

  @Override
  public void perform(CreateContext context) {
    context.image(context.host().guestBuilder().buildHvm(image(context)));
    context.removeBootFiles();
  }

  private boolean hvm() {
    return config.type() == GuestType.HVM;
  }

  private HvmImage image(CreateContext context) {
    return hvm() ? firmware(context) : kernel(context);
  }

  private HvmImage firmware(CreateContext context) {
    long video = GuestMemory.videoKib(config);
    return new HvmImage(
        context.domid(),
        loader,
        List.of(),
        "",
        bios,
        GuestMemory.maxKib(config) - video,
        GuestMemory.targetKib(config) - video,
        config.machine().mmioHoleMib() * 1024,
        config.cpus().max(),
        online(config),
        true,
        config.machine().apic(),
        context.storeDomid(),
        context.storePort(),
        context.consoleDomid(),
        context.consolePort());
  }

  private HvmImage kernel(CreateContext context) {
    Boot boot = context.boot(config.boot());
    boolean shim = config.machine().pvShim();
    List<HvmImage.Module> modules = new ArrayList<>();
    if (shim) {
      modules.add(new HvmImage.Module(boot.kernel(), boot.commandLine()));
    }
    if (!boot.ramdisk().isEmpty()) {
      modules.add(new HvmImage.Module(boot.ramdisk(), ""));
    }
    return new HvmImage(
        context.domid(),
        shim ? shim(context.host().paths()).toString() : boot.kernel(),
        modules,
        shim ? SHIM_COMMAND_LINE : boot.commandLine(),
        "",
        GuestMemory.maxKib(config),
        GuestMemory.targetKib(config),
        0,
        config.cpus().max(),
        online(config),
        false,
        true,
        context.storeDomid(),
        context.storePort(),
        context.consoleDomid(),
        context.consolePort());
  }

  /** Where a host keeps Xen's shim. */
  static Path shim(HostPaths paths) {
    return paths.firmware().resolve(SHIM);
  }

  private static BitSet online(DomainConfig config) {
    BitSet online = config.cpus().available();
    if (online.isEmpty()) {
      online.set(0, config.cpus().max());
    }
    return online;
  }
}
