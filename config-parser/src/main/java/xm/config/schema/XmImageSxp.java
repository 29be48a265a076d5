package xm.config.schema;

import java.util.ArrayList;
import java.util.List;
import xm.config.HostFacts;
import xm.config.sxp.Sxp;

/** The {@code image} part of xm's form. */
final class XmImageSxp {
  private static final List<String> HVM =
      List.of(
          "acpi",
          "apic",
          "boot",
          "cpuid",
          "cpuid_check",
          "device_model",
          "display",
          "fda",
          "fdb",
          "gfx_passthru",
          "guest_os_type",
          "hap",
          "hpet",
          "isa",
          "keymap",
          "localtime",
          "nographic",
          "opengl",
          "oos",
          "pae",
          "pci",
          "pci_msitranslate",
          "pci_power_mgmt",
          "rtc_timeoffset",
          "sdl",
          "soundhw",
          "stdvga",
          "timer_mode",
          "usb",
          "usbdevice",
          "vcpus",
          "vnc",
          "vncconsole",
          "vncdisplay",
          "vnclisten",
          "vncunused",
          "viridian",
          "vpt_align",
          "xauthority",
          "xen_extended_power_mgmt",
          "xen_platform_pci",
          "memory_sharing");

  private final Settings s;
  private final HostFacts facts;
  private final List<Sxp> out = new ArrayList<>();

  XmImageSxp(Settings s, HostFacts facts) {
    this.s = s;
    this.facts = facts;
  }

  Sxp build(Devices devices) {
    GuestKind kind = GuestKind.of(s);
    out.add(Sxp.atom(kind.builder()));
    file("kernel");
    file("ramdisk");
    file(s.truth("loader") ? "loader" : "firmware_override");
    String ip = CommandLine.ip(s);
    if (!ip.isEmpty()) {
      add("ip", ip);
    }
    if (s.truth("root") && !s.truth("cmdline")) {
      add("root", CommandLine.root(s));
    }
    ifTrue("videoram");
    ifTrue("parallel");
    ifTrue("serial");
    if (s.truth("monitor_path")) {
      add("monitor_path", s.get("monitor_path"));
      add("monitor", 1L);
    } else {
      ifTrue("monitor");
    }
    Object extra = s.truth("cmdline") ? s.get("cmdline") : CommandLine.extra(s);
    if (!extra.equals("")) {
      add("args", extra);
    }
    ifTrue("superpages");
    if (kind.isHvm()) {
      hvm(devices);
    }
    if (s.truth("vhpt")) {
      add("vhpt", s.get("vhpt"));
    }
    ifTrue("machine_address_size");
    ifTrue("suppress_spurious_page_faults");
    add("tsc_mode", s.get("tsc_mode"));
    add("nomigrate", s.get("nomigrate"));
    return new Sxp.Node(out);
  }

  /** A path without a directory is taken relative to the working directory, but hvmloader. */
  private void file(String key) {
    if (!s.truth(key)) {
      return;
    }
    String path = s.text(key);
    boolean plain = path.indexOf('/') >= 0 || path.equals("hvmloader");
    boolean keep = plain || (s.truth("bootloader") && !key.equals("loader"));
    String field = key.equals("firmware_override") ? "loader" : key;
    add(field, keep ? path : facts.workingDirectory() + "/" + path);
  }

  private void hvm(Devices devices) {
    for (String key : HVM) {
      Object value =
          switch (key) {
            case "cpuid", "cpuid_check" -> CpuidSxp.shown(s, key);
            case "pci" -> pci(devices);
            case "display" -> s.truth(key) ? s.get(key) : facts.environment().get("DISPLAY");
            case "xauthority" -> s.truth(key) ? s.get(key) : XmDevicesSxp.xauthority(facts);
            default -> s.get(key);
          };
      if (value != null) {
        add(key, value);
      }
    }
    if (s.get("vncpasswd") != null) {
      add("vncpasswd", s.get("vncpasswd"));
    }
  }

  private static Object pci(Devices devices) {
    List<Sxp> all = new ArrayList<>();
    for (PciString p : devices.pci) {
      List<Sxp> options = new ArrayList<>();
      for (String o : p.options()) {
        int equals = o.indexOf('=');
        options.add(Sxp.of(o.substring(0, equals), o.substring(equals + 1)));
      }
      all.add(
          Sxp.of(
              PciString.hex(p.domain(), 4),
              PciString.hex(p.bus(), 2),
              PciString.hex(p.slot(), 2),
              PciString.hex(p.function(), 1),
              PciString.hex(p.vdevfn(), 2),
              new Sxp.Node(options),
              p.key()));
    }
    return new Sxp.Node(all);
  }

  private void ifTrue(String key) {
    if (s.truth(key)) {
      add(key, s.get(key));
    }
  }

  private void add(String field, Object value) {
    out.add(Sxp.of(field, XmSxp.sxp(value)));
  }
}
