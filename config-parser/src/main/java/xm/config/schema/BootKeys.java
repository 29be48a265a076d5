package xm.config.schema;

/** What the guest boots. */
final class BootKeys {
  private BootKeys() {}

  static void add(KeyGroup g) {
    g.text("builder", "linux or hvm", "linux", "Kind of guest: linux is PV, hvm is HVM.")
        .text("kernel", "path", null, "Kernel of a PV or PVH guest; firmware of an old HVM file.")
        .text("ramdisk", "path", "", "Initial RAM disk.")
        .text("loader", "path", "", "Firmware of an HVM guest. Default: hvmloader.")
        .xm()
        .text("root", "", "", "Root device, put on the kernel's command line as root=...")
        .text("extra", "", "", "More for the kernel's command line.")
        .text("features", "", "", "Feature string for the builder of PV guests.")
        .xm()
        .text("bootloader", "path", null, "Program that finds the kernel, such as pygrub.")
        .text("bootargs", "", null, "Arguments for the boot loader.")
        .xm()
        .text("bootentry", "", null, "Boot entry; boot loaders never got it.")
        .xm()
        .ignored()
        .text("ip", "address", "", "IP address for the kernel's ip=... argument.")
        .xm()
        .text("gateway", "address", "", "Gateway for the kernel's ip=... argument.")
        .xm()
        .text("netmask", "mask", "", "Network mask for the kernel's ip=... argument.")
        .xm()
        .text("hostname", "", "", "Host name for the kernel's ip=... argument.")
        .xm()
        .text("interface", "", "eth0", "Interface for the kernel's ip=... argument.")
        .xm()
        .text("dhcp", "off or dhcp", "off", "Whether the kernel asks DHCP for its address.")
        .xm()
        .text("nfs_server", "address", null, "Server of the root file system over NFS.")
        .xm()
        .text("nfs_root", "path", null, "Path of the root file system on nfs_server.")
        .xm();
  }
}
