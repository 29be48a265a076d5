package xm.toolstack.create;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import xm.config.model.Boot;
import xm.config.model.DeviceSpec;
import xm.config.model.DomainConfig;
import xm.config.model.GuestType;
import xm.config.model.PciBus;
import xm.config.model.PciSpec;
import xm.config.model.VbdSpec;
import xm.config.model.VfbSpec;
import xm.config.model.VifSpec;
import xm.toolstack.device.DeviceType;
import xm.toolstack.device.DeviceTypes;
import xm.toolstack.device.VbdDevice;
import xm.toolstack.usb.UsbCheck;
import xm.toolstack.usb.UsbLayout;

/** The steps of a plan that look into disks and offer devices. */
final class DevicePlan {

  private DevicePlan() {}

  /** The boot loader, if one is configured. */
  static void bootloader(
      DomainConfig config, CreateFacts facts, CreateOptions options, List<Step> steps) {
    Boot boot = config.boot();
    if (!boot.bootloader().isEmpty()) {
      steps.add(
          new BootloaderStep(
              config.name(),
              boot,
              facts.bootloader(boot.bootloader()),
              BootCheck.bootDisk(config).map(VbdSpec::path).orElseThrow(),
              options.terminal()));
    }
  }

  /**
   * The devices. They do not depend on each other, so they come up at the same time; the QEMU that
   * serves some of them comes first.
   */
  static void devices(
      DomainConfig config, CreateFacts facts, List<Step> steps, List<String> warnings) {
    boolean hvm = config.type() == GuestType.HVM;
    List<VbdSpec> disks = new ArrayList<>(config.devices(VbdSpec.class));
    // an emulated CD drive is the device model's alone: PV drivers have no use for it
    for (VbdSpec disk : config.devices(VbdSpec.class)) {
      if (hvm && disk.cdrom()) {
        steps.add(new NoteCdDriveStep(disk));
        disks.remove(disk);
      }
    }
    List<VfbSpec> configured = hvm ? List.of() : config.devices(VfbSpec.class);
    List<VfbSpec> screens = configured.subList(0, Math.min(1, configured.size()));
    if (configured.size() > 1) {
      warnings.add("There is one screen for a domain: only the first vfb entry has an effect.");
    }
    // the device model of HVM is there already, and serves them, too
    UsbLayout usb = UsbCheck.layout(config);
    if (!hvm
        && (!screens.isEmpty()
            || !usb.isEmpty()
            || disks.stream().anyMatch(d -> d.servedByDom0() && VbdDevice.servedByQemu(d)))) {
      Map<String, String> display =
          screens.isEmpty() ? Map.of() : display(screens.get(0).options(), warnings);
      steps.add(new StartPvQemuStep(config.name(), display));
    }
    List<PciSpec> pci = config.hardware().pci();
    if (!pci.isEmpty()) {
      steps.add(new AttachPciStep(new PciBus(pci), hvm));
    }
    if (!usb.isEmpty()) {
      steps.add(new AttachUsbStep(usb, hvm));
    }
    List<AttachDeviceStep<? extends DeviceSpec>> all = new ArrayList<>();
    attach(DeviceTypes.VBD, disks, facts, all);
    attach(DeviceTypes.VFB, screens, facts, all);
    attach(DeviceTypes.VKBD, screens, facts, all);
    attach(DeviceTypes.VIF, config.devices(VifSpec.class), facts, all);
    if (all.size() == 1) {
      steps.add(all.get(0));
    } else if (!all.isEmpty()) {
      steps.add(new AttachDevicesStep(all));
    }
  }

  private static Map<String, String> display(Map<String, String> given, List<String> warnings) {
    Map<String, String> display = new HashMap<>(given);
    if (display.getOrDefault("sdl", "0").equals("1")
        && display.getOrDefault("display", "").isEmpty()) {
      warnings.add(
          "sdl=1 needs an X display, and there is none in the environment or in the file;"
              + " use vnc=1 to see the screen.");
    }
    return display;
  }

  private static <S extends DeviceSpec> void attach(
      DeviceType<S> type,
      List<S> specs,
      CreateFacts facts,
      List<AttachDeviceStep<? extends DeviceSpec>> all) {
    for (int i = 0; i < specs.size(); i++) {
      S spec = specs.get(i);
      all.add(new AttachDeviceStep<>(type, spec, i, facts.scripts(), facts.backends().domid(spec)));
    }
  }
}
