package xm.config.schema;

/** Keys of xl.cfg (Xen 4.17 to 4.22) that xm did not have. */
final class XlKeys {
  private XlKeys() {}

  static void add(KeyGroup g) {
    g.xl("type", ConfigKey.Type.STRING, "pv, pvh or hvm", "Kind of guest; goes before builder.")
        .xl(
            "cmdline",
            ConfigKey.Type.STRING,
            "",
            "The whole kernel command line, instead of root and extra.")
        .xl("maxvcpus", ConfigKey.Type.INTEGER, "", "Most virtual CPUs that can be online.")
        .xl("cap", ConfigKey.Type.INTEGER, "percent", "xl's name of cpu_cap.")
        .xl("bootloader_args", ConfigKey.Type.STRING_OR_LIST, "", "xl's name of bootargs.")
        .xl("firmware_override", ConfigKey.Type.STRING, "path", "xl's name of loader.")
        .xl("irqs", ConfigKey.Type.STRINGS, "", "xl's name of irq.")
        .xl("cpus_soft", ConfigKey.Type.STRING_OR_LIST, "", "Physical CPUs to prefer.")
        .xl("on_watchdog", ConfigKey.Type.STRING, "", "What to do when the guest's watchdog fires.")
        .xl("on_soft_reset", ConfigKey.Type.STRING, "", "What to do on a soft reset.")
        .xl("max_event_channels", ConfigKey.Type.INTEGER, "", "Most event channels.")
        .xl("max_grant_frames", ConfigKey.Type.INTEGER, "", "Most grant frames.")
        .xl("max_maptrack_frames", ConfigKey.Type.INTEGER, "", "Most maptrack frames.")
        .xl("max_grant_version", ConfigKey.Type.INTEGER, "", "Highest grant table version.")
        .xl("passthrough", ConfigKey.Type.STRING, "", "How the IOMMU is used.")
        .xl("bios", ConfigKey.Type.STRING, "seabios, ovmf or rombios", "Firmware of an HVM guest.")
        .xl("vga", ConfigKey.Type.STRING, "stdvga, cirrus, qxl or none", "Graphics card.")
        .xl("pvh", ConfigKey.Type.BOOLEAN, "", "Old way to write type = 'pvh'.")
        .xl("pvshim", ConfigKey.Type.BOOLEAN, "", "Runs a PV kernel inside Xen's shim, in PVH.")
        .xl("mmio_hole", ConfigKey.Type.INTEGER, "MiB", "Size of the hole below 4 GiB.")
        .xl(
            "device_model_stubdomain_override",
            ConfigKey.Type.BOOLEAN,
            "",
            "Device model in a domain of its own, which this toolstack cannot do.")
        .xl("device_model_version", ConfigKey.Type.STRING, "", "Which device model.")
        .xl("device_model_override", ConfigKey.Type.STRING, "path", "Another device model program.")
        .xl("device_model_args", ConfigKey.Type.STRINGS, "", "More arguments for the device model.")
        .xl("device_model_args_pv", ConfigKey.Type.STRINGS, "", "The same for PV guests.")
        .xl("device_model_args_hvm", ConfigKey.Type.STRINGS, "", "The same for HVM guests.");
    texts(g);
    numbers(g);
    lists(g);
  }

  private static final String LATER = "A key of xl that this toolstack does not act on.";

  private static void texts(KeyGroup g) {
    g.xlIgnored(
        ConfigKey.Type.STRING,
        LATER,
        "seclabel",
        "init_seclabel",
        "device_tree",
        "ms_vm_genid",
        "hdtype",
        "acpi_firmware",
        "smbios_firmware",
        "bios_path_override",
        "firmware",
        "tee",
        "vuart",
        "gic_version",
        "arm_sci",
        "sched",
        "device_model_user",
        "stubdomain_kernel",
        "stubdomain_ramdisk",
        "stubdomain_cmdline",
        "device_model_stubdomain_seclabel",
        "bootloader_user",
        "pvshim_path",
        "pvshim_cmdline",
        "pvshim_extra",
        "rdm",
        "sve",
        "spicehost",
        "spicepasswd",
        "spice_image_compression",
        "spice_streaming_video",
        "xenstore_feature_mask",
        "vkb_device",
        "usbversion",
        "llc_colors");
  }

  private static void numbers(KeyGroup g) {
    g.xlIgnored(
        ConfigKey.Type.INTEGER,
        LATER,
        "driver_domain",
        "e820_host",
        "nx",
        "acpi_s3",
        "acpi_s4",
        "acpi_laptop_slate",
        "altp2mhvm",
        "altp2m",
        "altp2m_count",
        "mca_caps",
        "hvm_pirq",
        "vendor_device",
        "dm_restrict",
        "stubdomain_memory",
        "nr_spis",
        "trap_unmapped_accesses",
        "vpmu",
        "msr_relaxed",
        "vmtrace_buf_kb",
        "extratime",
        "latency",
        "period",
        "slice",
        "bootloader_restrict",
        "rdm_mem_boundary",
        "pci_permissive",
        "pci_seize",
        "spice",
        "spiceport",
        "spicetls_port",
        "spicedisable_ticketing",
        "spiceagent_mouse",
        "spicevdagent",
        "spice_clipboard_sharing",
        "spiceusbredirection",
        "xen_platform_pci_bar_uc",
        "xend_suspend_evtchn_compat",
        "xenstore_quota",
        "claim_mode");
  }

  private static void lists(KeyGroup g) {
    g.xlIgnored(
        ConfigKey.Type.STRINGS,
        LATER,
        "iomem",
        "dtdev",
        "vnuma",
        "channel",
        "p9",
        "pvcalls",
        "vkb",
        "vdispl",
        "vsnd",
        "usbctrl",
        "usbdev",
        "virtio",
        "smbios",
        "netdev",
        "nodes");
  }
}
