package xm.config.schema;

/** The emulated machine of HVM guests and its screen. */
final class PlatformKeys {
  private PlatformKeys() {}

  static void add(KeyGroup g) {
    machine(g);
    peripherals(g);
    graphics(g);
  }

  private static void machine(KeyGroup g) {
    g.number("acpi", "", 1L, "ACPI tables.")
        .number("apic", "", 1L, "Local and I/O APIC.")
        .number("pae", "", 1L, "Physical address extension.")
        .number("hpet", "", 0L, "High precision event timer (under xl the default is 1).")
        .number("vpt_align", "", 1L, "Aligns virtual timers to save wake-ups.")
        .number("timer_mode", "0 to 3", 1L, "How missed timer ticks are delivered.")
        .number(
            "viridian",
            "or list of groups",
            0L,
            "Hyper-V enlightenments: 1 for the usual ones, or a list of groups as in xl.cfg(5),"
                + " such as [ 'defaults', 'reference_tsc', '!crash_ctl' ].")
        .number("xen_platform_pci", "", 1L, "The PCI device that PV drivers look for.")
        .number("pci_msitranslate", "", 1L, "MSI to INTx translation of pci devices; see there.")
        .ignored()
        .number("pci_power_mgmt", "", 0L, "Power management of pci devices; see there.")
        .ignored()
        .flag("localtime", 0L, "Guest's clock starts in local time, not UTC.")
        .number("rtc_timeoffset", "seconds", 0L, "Added to the guest's clock.")
        .flag("isa", 0L, "A machine with ISA only, which no device model offers any more.")
        .xm()
        .ignored()
        .text("guest_os_type", "", "default", "A hint that nothing acts on.")
        .xm()
        .ignored();
  }

  private static void peripherals(KeyGroup g) {
    g.text("device_model", "path", null, "Device model of HVM guests. Default: the host's own.")
        .text("boot", "letters of a, c, d, n", "c", "Boot order: floppy, disk, CD, network.")
        .text("fda", "path", "", "Image of floppy drive A.")
        .xm()
        .text("fdb", "path", "", "Image of floppy drive B.")
        .xm()
        .either("serial", "pty, file:PATH, tcp:...", "", "What the serial port is tied to.")
        .text(
            "parallel",
            "",
            "",
            "What the parallel port is tied to; write device_model_args = [ '-parallel', ... ].")
        .xm()
        .ignored()
        .flag("monitor", 0L, "Monitor of the device model, which belongs to the toolstack now.")
        .xm()
        .ignored()
        .text("monitor_path", "", "", "Place of that monitor.")
        .xm()
        .ignored()
        .text("keymap", "", "", "Keyboard layout.")
        .flag("usb", 0L, "USB controller.")
        .either("usbdevice", "tablet, mouse, host:ID", "", "USB devices.")
        .text("soundhw", "", "", "Sound card.")
        .number(
            "gfx_passthru",
            "or default, igd",
            null,
            "A graphics card of pci becomes the guest's primary one; with 1 or 'default' one of"
                + " Intel must be among them, the only ones that QEMU can do this with; 'igd' takes"
                + " any card for one.");
  }

  private static void graphics(KeyGroup g) {
    g.flag("stdvga", 0L, "Standard VGA instead of Cirrus Logic.")
        .number("videoram", "MiB", 4L, "Video memory.")
        .flag("nographic", 0L, "No emulated graphics card.")
        .number("vnc", "", null, "Screen over VNC.")
        .number("vncdisplay", "", null, "VNC display number. Default: the domid.")
        .text("vnclisten", "address", null, "Address that VNC listens on. Default: 127.0.0.1.")
        .flag("vncunused", 1L, "Takes the next free VNC port.")
        .text("vncpasswd", "", null, "Password for VNC.")
        .number("sdl", "", null, "Screen in a window.")
        .number("opengl", "", null, "OpenGL for that window.")
        .text("display", "", null, "X display for that window. Default: $DISPLAY.")
        .text("xauthority", "path", null, "X authority for that window. Default: $XAUTHORITY.")
        .flag("vncviewer", null, "Old way to start a viewer; use xm vncviewer.")
        .ignored()
        .flag("vncconsole", null, "Old way to start a viewer; use xm create --vncviewer.")
        .xm()
        .ignored();
  }
}
