package xm.toolstack.qemu;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import xm.config.model.Boot;
import xm.config.model.DomainConfig;
import xm.config.model.Machine;
import xm.config.model.VbdSpec;
import xm.config.model.VifSpec;
import xm.toolstack.host.HostPaths;

/**
 * QEMU's arguments for one HVM domain, in the spelling that every QEMU from 5.2 on takes. Pure.
 * Passwords never appear in it: every user of the host can read a command line.
 */
public final class QemuCommand {
  private static final int IDE_DRIVES = 4;

  private final DomainConfig config;
  private final Machine machine;
  private final int domid;
  private final List<String> words = new ArrayList<>();

  private QemuCommand(DomainConfig config, int domid) {
    this.config = config;
    this.machine = config.machine();
    this.domid = domid;
  }

  /**
   * The arguments after the program.
   *
   * @param videoKib memory of the graphics card, part of the guest's
   */
  public static List<String> arguments(
      DomainConfig config, int domid, long videoKib, HostPaths paths) {
    return new QemuCommand(config, domid).build(videoKib / 1024, paths);
  }

  private List<String> build(long videoMib, HostPaths paths) {
    add("-xen-domid", Integer.toString(domid), "-no-shutdown");
    monitor("libxl-cmd", QemuFiles.qmpSocket(paths, domid).toString());
    monitor("libxenstat-cmd", QemuFiles.statisticsSocket(paths, domid).toString());
    add("-nodefaults", "-no-user-config", "-name", escaped(config.name()));
    screen();
    kernel();
    for (String port : machine.serial()) {
      add("-serial", port);
    }
    card(videoMib);
    add("-boot", "order=" + machine.bootOrder());
    usb();
    sound();
    vcpus();
    interfaces();
    words.addAll(machine.deviceModelArguments());
    machineType();
    add("-m", Long.toString(config.memory().maxMib() - videoMib));
    floppies();
    for (VbdSpec disk : config.devices(VbdSpec.class)) {
      if (disk.servedByDom0()) { // what another domain serves, QEMU cannot open
        disk(disk);
      }
    }
    return List.copyOf(words);
  }

  private void add(String... more) {
    words.addAll(List.of(more));
  }

  /** A comma in a value is written twice. */
  private static String escaped(String value) {
    return value.replace(",", ",,");
  }

  private void monitor(String id, String socket) {
    add("-chardev", "socket,id=" + id + ",path=" + escaped(socket) + ",server=on,wait=off");
    add("-mon", "chardev=" + id + ",mode=control");
  }

  private void screen() {
    Machine.Display display = machine.display();
    if (display.vnc()) {
      String listen = display.listen().isEmpty() ? "127.0.0.1" : display.listen();
      int number = display.number() >= 0 ? display.number() : display.findUnused() ? 0 : domid;
      String password = display.password().isEmpty() ? "" : ",password=on";
      add("-vnc", listen + ':' + number + password + (display.findUnused() ? ",to=99" : ""));
    } else {
      add("-vnc", "none");
    }
    add("-display", display.sdl() ? "sdl" + (display.opengl() ? ",gl=on" : "") : "none");
    if (!machine.keymap().isEmpty()) {
      add("-k", machine.keymap());
    }
  }

  /** A kernel that is not hvmloader is started by QEMU's own loader. */
  private void kernel() {
    Boot boot = config.boot();
    if (boot.kernel().isEmpty() || isLoader(boot.kernel())) {
      return;
    }
    add("-kernel", boot.kernel());
    if (!boot.ramdisk().isEmpty()) {
      add("-initrd", boot.ramdisk());
    }
    if (!boot.commandLine().isEmpty()) {
      add("-append", boot.commandLine());
    }
  }

  /** True for hvmloader, which old files call their kernel. */
  public static boolean isLoader(String kernel) {
    return kernel.substring(kernel.lastIndexOf('/') + 1).equals("hvmloader");
  }

  private void card(long videoMib) {
    switch (machine.vga()) {
      case "none" -> {
        // a guest without a screen
      }
      case "stdvga" -> add("-device", "VGA,vgamem_mb=" + videoMib);
      case "qxl" ->
          add("-device", "qxl-vga,vram_size_mb=" + videoMib / 2 + ",ram_size_mb=" + videoMib / 2);
      default -> add("-device", "cirrus-vga,vgamem_mb=" + videoMib);
    }
  }

  private void usb() {
    if (!machine.usb() && machine.usbDevices().isEmpty()) {
      return;
    }
    add("-usb");
    for (String device : machine.usbDevices()) {
      words.addAll(UsbWord.arguments(device));
    }
  }

  private void sound() {
    switch (machine.sound()) {
      case "" -> {
        // none
      }
      case "hda" -> add("-device", "intel-hda", "-device", "hda-duplex");
      case "es1370" -> add("-device", "ES1370");
      case "ac97" -> add("-device", "AC97");
      case "all" -> add("-device", "intel-hda", "-device", "hda-duplex", "-device", "AC97");
      default -> add("-device", machine.sound());
    }
  }

  private void vcpus() {
    int max = config.cpus().max();
    if (max > 1) {
      BitSet online = config.cpus().available();
      int now = online.isEmpty() ? max : online.cardinality();
      add("-smp", now + ",maxcpus=" + max);
    }
  }

  private void interfaces() {
    List<VifSpec> vifs = config.devices(VifSpec.class);
    boolean none = true;
    for (int i = 0; i < vifs.size(); i++) {
      VifSpec vif = vifs.get(i);
      if (vif.link().paravirtual()) {
        continue; // the guest has a driver for it
      }
      none = false;
      String model = vif.model().isEmpty() ? "rtl8139" : vif.model();
      add("-device", model + ",id=nic" + i + ",netdev=net" + i + ",mac=" + vif.mac());
      add(
          "-netdev",
          "type=tap,id=net" + i + ",ifname=" + tap(vif, domid, i) + ",script=no,downscript=no");
    }
    if (none) {
      add("-net", "none");
    }
  }

  /** Name of the tap device beside interface {@code index}. */
  public static String tap(VifSpec vif, int domid, int index) {
    String name = vif.vifname().isEmpty() ? "vif" + domid + '.' + index : vif.vifname();
    return name + "-emu";
  }

  private void machineType() {
    String type =
        (machine.xenPlatformPci() ? "xenfv" : "pc,accel=xen")
            + ",suppress-vmdesc=on"
            + (machine.acpi() ? "" : ",acpi=off");
    if (machine.mmioHoleMib() > 256) {
      type += ",max-ram-below-4g=" + ((1L << 32) - (machine.mmioHoleMib() << 20));
    }
    if (!machine.gfxPassthru().isEmpty()) {
      type += ",igd-passthru=on";
    }
    add("-machine", type);
  }

  private void floppies() {
    String[] images = {machine.floppyA(), machine.floppyB()};
    for (int i = 0; i < images.length; i++) {
      if (!images[i].isEmpty()) {
        add("-drive", "if=floppy,index=" + i + ",format=raw,file=" + escaped(images[i]));
      }
    }
  }

  private void disk(VbdSpec disk) {
    Optional<EmulatedDrive> place = EmulatedDrive.of(disk.virtualDevice());
    if (place.isEmpty()) {
      return; // a partition, or one of a number that only PV drivers reach
    }
    int index = place.get().index();
    String format = format(disk.format());
    String file = "file=" + escaped(disk.path()) + ",format=" + format;
    if (disk.cdrom()) {
      if (index < IDE_DRIVES) {
        cdrom(index, place.get().id(), disk.target().isEmpty() ? "" : ',' + file);
      }
    } else if (place.get().scsi()) {
      if (!words.contains("lsi53c895a")) {
        add("-device", "lsi53c895a");
      }
      add(
          "-drive",
          file
              + ",if=none,id=scsi"
              + index
              + ",cache=writeback"
              + (disk.mode() == VbdSpec.DiskMode.READ_ONLY ? ",readonly=on" : ""),
          "-device",
          "scsi-hd,drive=scsi" + index + ",scsi-id=" + index);
    } else if (index < IDE_DRIVES) {
      add("-drive", file + ",if=ide,index=" + index + ",media=disk,cache=writeback");
    }
  }

  /** QEMU's name of a format. */
  private static String format(String configured) {
    return switch (configured) {
      case "", "aio" -> "raw";
      case "vhd" -> "vpc";
      default -> configured;
    };
  }

  private void cdrom(int index, String id, String file) {
    add(
        "-drive",
        "if=none,readonly=on,id=" + id + file,
        "-device",
        "ide-cd,id=" + id + ",drive=" + id + ",bus=ide." + index / 2 + ",unit=" + index % 2);
  }
}
