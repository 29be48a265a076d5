package xm.simulator.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import xm.simulator.hypervisor.KernelFile;
import xm.toolstack.host.HostPaths;

/** What a new simulated host has: kernels, disks, bridges, scripts. */
final class HostContents {
  private static final List<String> KERNELS = List.of("boot/vmlinuz-sim");
  private static final List<String> RAMDISKS = List.of("boot/initrd-sim");
  private static final String BIOS = "usr/share/seabios/bios-256k.bin";
  private static final List<String> BLOCK_DEVICES =
      List.of("dev/vg0/hello", "dev/vg0/data", "dev/vg0/swap");
  private static final List<String> IMAGES =
      List.of("var/lib/xen/images/hello.img", "var/lib/xen/images/data.img");
  private static final List<String> BRIDGES = List.of("virbr0", "xenbr0");
  private static final List<String> SCRIPTS =
      List.of("block", "vif-bridge", "vif-route", "vif-nat");
  private static final List<String> DIRECTORIES =
      List.of(
          "xenstored",
          "fault",
          "loops",
          "vifs",
          "console",
          "fs",
          "var",
          "scripts",
          "lib",
          "run",
          "log",
          "boot",
          "bin");
  private static final List<String> FILES =
      List.of(
          "lock",
          "sim.log",
          "host.properties",
          "bridges",
          "hypervisor.sock",
          "lock-create",
          "start-lock");

  private final StateDirectory directory;

  HostContents(StateDirectory directory) {
    this.directory = directory;
  }

  /** Whether a simulated host may have made an entry of this name. */
  static boolean ownName(String name) {
    return DIRECTORIES.contains(name) || FILES.contains(name);
  }

  void write() throws IOException {
    for (String name : DIRECTORIES) {
      Files.createDirectories(directory.root().resolve(name));
    }
    for (String kernel : KERNELS) {
      file(kernel, KernelFile.SIMULATED_MAGIC + "\nA kernel for simulated guests only.\n");
    }
    for (String ramdisk : RAMDISKS) {
      file(ramdisk, "A RAM disk for simulated guests only.\n");
    }
    SimulatedSysfs.make(directory.files().resolve("sys"));
    SimulatedSysfs.makeUsb(directory.files().resolve("sys"));
    file(BIOS, "A BIOS for simulated guests only.\n");
    for (String device : BLOCK_DEVICES) {
      file(device, "");
    }
    for (String image : IMAGES) {
      file(image, "An image for simulated guests only.\n");
    }
    if (!Files.exists(directory.bridges())) {
      Files.write(directory.bridges(), BRIDGES);
    }
    HostPaths paths = directory.hostPaths();
    // the simulated guest starts whatever the emulated machine has: its firmware is its kernel
    Files.writeString(
        paths.firmware().resolve("hvmloader"),
        KernelFile.SIMULATED_MAGIC + "\nFirmware for simulated guests only.\n");
    Files.writeString(
        paths.firmware().resolve("xen-shim"),
        KernelFile.SIMULATED_MAGIC + "\nA shim for simulated guests only.\n");
    program(
        paths.privateBin().resolve("qemu-system-i386"),
        "# Stands for QEMU; the simulated host serves its disks and screens by itself.");
    for (String script : SCRIPTS) {
      program(
          paths.scripts().resolve(script),
          "# Stands for the hotplug script of this name; the simulated host does its work.");
    }
  }

  private static void program(Path path, String comment) throws IOException {
    Files.writeString(path, "#!/bin/sh\n" + comment + "\nexit 1\n");
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void file(String name, String text) throws IOException {
    Path path = directory.files().resolve(name);
    Files.createDirectories(path.getParent());
    if (!Files.exists(path)) {
      Files.writeString(path, text);
    }
  }
}
