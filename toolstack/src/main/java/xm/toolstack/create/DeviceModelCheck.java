package xm.toolstack.create;

import java.util.List;
import java.util.Optional;
import xm.config.model.DomainConfig;
import xm.config.model.Machine;
import xm.config.model.VbdSpec;
import xm.toolstack.qemu.EmulatedDrive;
import xm.toolstack.qemu.QemuCommand;
import xm.toolstack.qemu.QemuFiles;
import xm.toolstack.qemu.UsbWord;

/** Firmware and device model of an HVM domain are there. */
final class DeviceModelCheck {

  private DeviceModelCheck() {}

  static void run(DomainConfig config, CreateFacts facts, List<String> refusals) {
    Machine machine = config.machine();
    QemuFiles qemu = facts.hvm();
    if (machine.stubDomain() || machine.deviceModel().endsWith("stubdom-dm")) {
      refusals.add(
          "A device model in a domain of its own (stub domain) is not supported; leave"
              + " device_model_stubdomain_override and stubdom-dm out and it runs in dom0.");
    }
    if (qemu.program(machine).isEmpty()) {
      refusals.add(
          machine.deviceModel().isEmpty() || QemuFiles.classic(machine.deviceModel())
              ? "No device model is installed, and HVM domains need one: install QEMU for Xen"
                  + " (Debian: apt-get install qemu-system-xen)."
              : "The device model " + machine.deviceModel() + " is no program.");
    }
    if (qemu.loader(machine.loader()).isEmpty()) {
      refusals.add("The firmware hvmloader of the running Xen is not installed.");
    }
    if (machine.bios().equals("rombios")) {
      refusals.add(
          "bios = \"rombios\" was for the device model of before Xen 4.3, which is gone; leave bios"
              + " out for SeaBIOS.");
    } else if (qemu.bios(machine).isEmpty()) {
      refusals.add(
          machine.bios().equals("ovmf")
              ? "The UEFI firmware is not installed (Debian: apt-get install ovmf)."
              : "The BIOS is not installed (Debian: apt-get install seabios).");
    }
    for (String device : machine.usbDevices()) {
      if (!UsbWord.known(device)) {
        refusals.add(
            "usbdevice '"
                + device
                + "': QEMU makes no such device from one word any more; it is described in"
                + " device_model_args.");
      }
    }
    for (char drive : machine.bootOrder().toCharArray()) {
      if ("acdn".indexOf(drive) < 0) {
        refusals.add(
            "boot = '" + machine.bootOrder() + "': " + drive + " is none of a, c, d and n.");
      }
    }
    for (String image : List.of(machine.floppyA(), machine.floppyB())) {
      if (!image.isEmpty()) {
        BootCheck.file("Floppy image", image, facts.files(), refusals);
      }
    }
  }

  /** What is done otherwise than the file says. */
  static void warnings(DomainConfig config, CreateFacts facts, List<String> warnings) {
    Machine machine = config.machine();
    Optional<String> program = facts.hvm().program(machine);
    if (QemuFiles.classic(machine.deviceModel()) && program.isPresent()) {
      warnings.add(
          "device_model = '"
              + machine.deviceModel()
              + "' is of the time before upstream QEMU; "
              + program.get()
              + " serves the domain.");
    }
    for (VbdSpec disk : config.devices(VbdSpec.class)) {
      if (!disk.servedByDom0() && EmulatedDrive.of(disk.virtualDevice()).isPresent()) {
        warnings.add(
            "Disk "
                + disk.vdev()
                + " is served by domain '"
                + disk.backend()
                + "' and not emulated: the guest sees it once it has PV drivers, and does not start"
                + " from it.");
      }
    }
    Machine.Display display = machine.display();
    String shown = System.getenv("DISPLAY");
    if (display.sdl() && display.x11Display().isEmpty() && (shown == null || shown.isEmpty())) {
      warnings.add(
          "sdl=1 needs an X display, and there is none in the environment or in the file;"
              + " use vnc=1 to see the screen.");
    }
    String kernel = config.boot().kernel();
    if (QemuCommand.isLoader(kernel)) {
      String loader = facts.hvm().loader(kernel).orElse("");
      if (kernel.startsWith("/") && !loader.equals(kernel)) {
        warnings.add("kernel = '" + kernel + "' does not exist here; " + loader + " is used.");
      }
    }
  }
}
