package xm.config.schema;

import static xm.config.schema.ConfigKey.Type.BOOLEAN;
import static xm.config.schema.ConfigKey.Type.INTEGER;
import static xm.config.schema.ConfigKey.Type.STRING;
import static xm.config.schema.ConfigKey.Type.STRINGS;
import static xm.config.schema.ConfigKey.Type.STRING_OR_LIST;

import java.util.List;

/** Keys of xl.cfg (Xen 4.17 to 4.22) that xm did not have. */
final class XlKeys {
  private XlKeys() {}

  static void add(KeyGroup g) {
    g.xl("type", STRING, "pv, pvh or hvm", "Kind of guest; goes before builder.")
        .xl("cmdline", STRING, "", "The whole kernel command line, instead of root and extra.")
        .xl("maxvcpus", INTEGER, "", "Most virtual CPUs that can be online.")
        .xl("cap", INTEGER, "percent", "xl's name of cpu_cap.")
        .xl("bootloader_args", STRING_OR_LIST, "", "xl's name of bootargs.")
        .xl("firmware_override", STRING, "path", "xl's name of loader.")
        .xl("bios", STRING, "seabios, ovmf or rombios", "Firmware of an HVM guest.")
        .xl("vga", STRING, "stdvga, cirrus, qxl or none", "Graphics card.")
        .xl("pvh", BOOLEAN, "", "Old way to write type = 'pvh'.")
        .xl("pvshim", BOOLEAN, "", "Runs a PV kernel inside Xen's shim, in PVH.")
        .xl("mmio_hole", INTEGER, "MiB", "Size of the hole below 4 GiB.")
        .xl("device_model_override", STRING, "path", "Another device model program.")
        .xl("device_model_args", STRINGS, "", "More arguments for the device model of HVM guests.")
        .xl("device_model_args_hvm", STRINGS, "", "Added to device_model_args.")
        .xl(
            "device_model_stubdomain_override",
            BOOLEAN,
            "",
            "Device model in a domain of its own, which this toolstack cannot do.")
        .notCreated()
        .xl(
            "usbctrl",
            STRINGS,
            "KEY=VALUE,...",
            "USB controllers; keys: type (qusb: PV, served by QEMU; devicemodel: emulated, HVM;"
                + " auto: the one that fits), version (1, 2; 3 for devicemodel), ports.")
        .xl(
            "usbdev",
            STRINGS,
            "KEY=VALUE,...",
            "USB devices of the host; keys: hostbus and hostaddr (of lsusb), or busid (the place,"
                + " such as 1-2.3; of this xm only); controller, port.");
    cpusAndScheduling(g);
    limits(g);
    hardware(g);
    boot(g);
    hvm(g);
    others(g);
  }

  private static void cpusAndScheduling(KeyGroup g) {
    g.xlIgnored(
            STRING_OR_LIST,
            "CPUs to prefer can be set when the domain runs, with xm vcpu-pin.",
            "cpus_soft")
        .xlIgnored(
            INTEGER,
            "Parameters of schedulers can be set when the domain runs, with xm sched-rtds.",
            "extratime",
            "latency",
            "period",
            "slice")
        .xlIgnored(STRING, "The scheduler is the CPU pool's; see pool.", "sched")
        .xlIgnored(
            STRINGS, "Write cpus = 'nodes:0-1'; virtual NUMA is not there.", "nodes", "vnuma")
        .xlIgnored(STRING, "A domain that its watchdog ends is destroyed.", "on_watchdog")
        .xlIgnored(
            STRING, "A soft reset brings a new domain with the same disks.", "on_soft_reset");
  }

  private static void limits(KeyGroup g) {
    g.xlIgnored(
            INTEGER,
            "The domain gets libxl's default.",
            "max_event_channels",
            "max_grant_frames",
            "max_maptrack_frames",
            "max_grant_version",
            "vmtrace_buf_kb",
            "vpmu",
            "msr_relaxed",
            "altp2m_count",
            "hvm_pirq",
            "nx")
        .xlIgnored(
            INTEGER,
            "Rights and quotas in xenstore are those that xenstored gives to every domain.",
            "xenstore_quota",
            "xenstore_feature_mask")
        .xlIgnored(INTEGER, "Memory is always claimed before it is used.", "claim_mode")
        .xlIgnored(
            STRING,
            "Labels need a Xen with FLASK policies, which are not set here.",
            "seclabel",
            "init_seclabel",
            "device_model_stubdomain_seclabel");
  }

  private static void hardware(KeyGroup g) {
    g.xl("irqs", STRINGS, "", "xl's name of irq.")
        .xl(
            "iomem",
            STRINGS,
            "FIRST,COUNT, hexadecimal",
            "Frames of device memory that a PV guest may use.")
        .xlIgnored(
            STRING,
            "For Arm; this toolstack makes domains on x86.",
            "device_tree",
            "tee",
            "vuart",
            "gic_version",
            "arm_sci",
            "sve",
            "llc_colors")
        .xlIgnored(
            INTEGER,
            "For Arm; this toolstack makes domains on x86.",
            "nr_spis",
            "trap_unmapped_accesses")
        .xlIgnored(
            STRING, "It matters to passed-through devices only; see pci.", "passthrough", "rdm")
        .xlIgnored(
            INTEGER,
            "It matters to passed-through devices only; see pci.",
            "e820_host",
            "rdm_mem_boundary")
        .xl("pci_permissive", INTEGER, "", "permissive of pci entries that do not say it.")
        .xl("pci_seize", INTEGER, "", "seize of pci entries that do not say it.");
  }

  private static void boot(KeyGroup g) {
    g.xlIgnored(
            STRING,
            "The program comes from this host's Xen, with the usual arguments.",
            "pvshim_path",
            "pvshim_cmdline",
            "pvshim_extra",
            "bios_path_override")
        .xlIgnored(STRING, "Name the file itself with kernel, bios or loader.", "firmware")
        .xlIgnored(STRING, "Boot loaders run as the caller.", "bootloader_user")
        .xlIgnored(INTEGER, "Boot loaders run as the caller.", "bootloader_restrict");
  }

  private static void hvm(KeyGroup g) {
    String firmware = "hvmloader gets no tables besides its own.";
    String machine = "The device model's usual machine is taken.";
    String spice = "Screens are shown over VNC or in a window.";
    g.xlIgnored(STRING, firmware, "acpi_firmware", "smbios_firmware", "ms_vm_genid")
        .xlIgnored(STRINGS, firmware, "smbios")
        .xlIgnored(INTEGER, firmware, "acpi_s3", "acpi_s4", "acpi_laptop_slate")
        .xlIgnored(STRING, machine, "hdtype", "usbversion", "vkb_device")
        .xlIgnored(INTEGER, machine, "vendor_device", "xen_platform_pci_bar_uc")
        .xlIgnored(
            INTEGER,
            "Alternative page tables and machine checks are not set up.",
            "altp2mhvm",
            "altp2m",
            "mca_caps")
        .xlIgnored(STRING, "QEMU (qemu-xen) is the only device model.", "device_model_version")
        .xlIgnored(STRING, "The device model runs as the caller.", "device_model_user")
        .xlIgnored(INTEGER, "The device model runs as the caller.", "dm_restrict")
        .xlIgnored(STRINGS, "QEMU of PV guests takes no more arguments.", "device_model_args_pv")
        .xlIgnored(
            STRING,
            "Device models run in dom0.",
            "stubdomain_kernel",
            "stubdomain_ramdisk",
            "stubdomain_cmdline")
        .xlIgnored(INTEGER, "Device models run in dom0.", "stubdomain_memory")
        .xlIgnored(
            STRING,
            spice,
            "spicehost",
            "spicepasswd",
            "spice_image_compression",
            "spice_streaming_video")
        .xlIgnored(
            INTEGER,
            spice,
            "spice",
            "spiceport",
            "spicetls_port",
            "spicedisable_ticketing",
            "spiceagent_mouse",
            "spicevdagent",
            "spice_clipboard_sharing",
            "spiceusbredirection");
  }

  private static void others(KeyGroup g) {
    for (String device : List.of("channel", "p9", "pvcalls", "vdispl", "vsnd", "virtio", "dtdev")) {
      g.xl(device, STRINGS, "", "Not in this version; xl can make such a device.").notCreated();
    }
    g.xlIgnored(STRINGS, "A virtual keyboard comes with each vfb.", "vkb")
        .xlIgnored(STRING, "Write gatewaydev=DEVICE in the vif.", "netdev")
        .xl(
            "driver_domain",
            INTEGER,
            "",
            "1 for a domain that serves devices of others: it gets the nodes that xl devd needs.")
        .xlIgnored(
            INTEGER,
            "Guests that need it have not been seen for years.",
            "xend_suspend_evtchn_compat");
  }
}
