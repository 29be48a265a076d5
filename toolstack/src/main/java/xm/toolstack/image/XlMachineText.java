package xm.toolstack.image;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import xm.config.model.Viridian;
import xm.toolstack.json.JsonFields;

/** The emulated machine of an HVM guest: it must come up as it was, or its state does not fit. */
final class XlMachineText {
  private XlMachineText() {}

  static void write(JsonFields hvm, XlConfigText text) {
    for (String key : List.of("pae", "apic", "acpi", "nx", "nestedhvm", "usb", "vpt_align")) {
      String name = key.equals("nestedhvm") ? "nested_hvm" : key;
      hvm.flag(name).ifPresent(flag -> text.flag(key, flag));
    }
    text.flag("hpet", hvm.flag("hpet").orElse(true)); // libxl's default
    viridian(hvm, text);
    hvm.flag("xen_platform_pci").ifPresent(flag -> text.flag("xen_platform_pci", flag));
    text.put("boot", hvm.text("boot").isEmpty() ? "cda" : hvm.text("boot"));
    text.putIfGiven("bios", hvm.text("bios"));
    text.putIfGiven("keymap", hvm.text("keymap"));
    text.putIfGiven("soundhw", hvm.text("soundhw"));
    long hole = hvm.number("mmio_hole_memkb", 0);
    if (hole > 0) {
      text.number("mmio_hole", hole / 1024);
    }
    card(hvm, text);
    screen(hvm, text);
    serial(hvm, text);
    List<String> devices = hvm.texts("usbdevice_list");
    if (!devices.isEmpty()) {
      text.list("usbdevice", devices);
    } else {
      text.putIfGiven("usbdevice", hvm.text("usbdevice"));
    }
  }

  private static void viridian(JsonFields hvm, XlConfigText text) {
    List<String> words = new ArrayList<>();
    if (hvm.flag("viridian").orElse(false)) {
      words.add("defaults");
    }
    groups(hvm.bits("viridian_enable"), "", words);
    groups(hvm.bits("viridian_disable"), "!", words);
    if (!words.isEmpty()) {
      text.list("viridian", words);
    }
  }

  private static void groups(BitSet numbers, String sign, List<String> words) {
    for (Viridian.Group group : Viridian.Group.values()) {
      if (numbers.get(group.number())) {
        words.add(sign + group.label());
      }
    }
  }

  private static void card(JsonFields hvm, XlConfigText text) {
    String kind = hvm.part("vga").text("kind");
    if (hvm.flag("gfx_passthru").orElse(false)) {
      text.put("gfx_passthru", hvm.text("gfx_passthru_kind").equals("igd") ? "igd" : "default");
    }
    text.put("vga", kind.equals("std") ? "stdvga" : kind.isEmpty() ? "cirrus" : kind);
  }

  private static void screen(JsonFields hvm, XlConfigText text) {
    JsonFields vnc = hvm.part("vnc");
    text.flag("vnc", vnc.flag("enable").orElse(true));
    text.putIfGiven("vnclisten", vnc.text("listen"));
    text.putIfGiven("vncpasswd", vnc.text("passwd"));
    text.flag("vncunused", vnc.flag("findunused").orElse(true));
    if (vnc.number("display", -1) >= 0) {
      text.number("vncdisplay", vnc.number("display", 0));
    }
    hvm.part("sdl").flag("enable").ifPresent(sdl -> text.flag("sdl", sdl));
  }

  private static void serial(JsonFields hvm, XlConfigText text) {
    List<String> ports = hvm.texts("serial_list");
    if (!ports.isEmpty()) {
      text.list("serial", ports);
    } else {
      text.putIfGiven("serial", hvm.text("serial"));
    }
  }
}
