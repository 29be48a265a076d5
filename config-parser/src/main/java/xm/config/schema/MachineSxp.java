package xm.config.schema;

import java.util.List;
import xm.config.model.Machine;
import xm.config.model.Viridian;
import xm.config.sxp.Sxp;

/** The machine in SXP: what differs from the default, under the keys that it is bound from. */
final class MachineSxp {
  private final List<Sxp> out;

  private MachineSxp(List<Sxp> out) {
    this.out = out;
  }

  /** Adds the fields that make the same machine again. */
  static void write(Machine machine, List<Sxp> out) {
    new MachineSxp(out).all(machine, Machine.DEFAULT);
  }

  private void all(Machine m, Machine usual) {
    flag("pvshim", m.pvShim(), usual.pvShim());
    flag("acpi", m.acpi(), usual.acpi());
    flag("apic", m.apic(), usual.apic());
    flag("pae", m.pae(), usual.pae());
    flag("hpet", m.hpet(), usual.hpet());
    viridian(m.viridian());
    flag("vpt_align", m.vptAlign(), usual.vptAlign());
    flag("nestedhvm", m.nestedHvm(), usual.nestedHvm());
    flag("xen_platform_pci", m.xenPlatformPci(), usual.xenPlatformPci());
    value("timer_mode", m.timerMode(), usual.timerMode());
    value("loader", m.loader(), usual.loader());
    value("bios", m.bios(), usual.bios());
    value("boot", m.bootOrder(), usual.bootOrder());
    value("mmio_hole", m.mmioHoleMib(), usual.mmioHoleMib());
    value("vga", m.vga(), usual.vga());
    value("gfx_passthru", m.gfxPassthru(), usual.gfxPassthru());
    flag("usb", m.usb(), usual.usb());
    list("usbdevice", m.usbDevices());
    list("serial", m.serial());
    value("soundhw", m.sound(), usual.sound());
    value("keymap", m.keymap(), usual.keymap());
    value("fda", m.floppyA(), usual.floppyA());
    value("fdb", m.floppyB(), usual.floppyB());
    value("device_model", m.deviceModel(), usual.deviceModel());
    list("device_model_args", m.deviceModelArguments());
    flag("device_model_stubdomain_override", m.stubDomain(), usual.stubDomain());
    display(m.display(), usual.display());
  }

  /** As a switch where that says it. */
  private void viridian(Viridian v) {
    if (v.equals(Viridian.USUAL)) {
      out.add(Sxp.of("viridian", 1));
    } else {
      list("viridian", v.words());
    }
  }

  private void display(Machine.Display d, Machine.Display usual) {
    flag("vnc", d.vnc(), !d.sdl());
    value("vnclisten", d.listen(), usual.listen());
    value("vncdisplay", d.number(), usual.number());
    flag("vncunused", d.findUnused(), usual.findUnused());
    value("vncpasswd", d.password(), usual.password());
    flag("sdl", d.sdl(), usual.sdl());
    flag("opengl", d.opengl(), usual.opengl());
    value("display", d.x11Display(), usual.x11Display());
    value("xauthority", d.xauthority(), usual.xauthority());
  }

  private void flag(String key, boolean value, boolean usual) {
    if (value != usual) {
      out.add(Sxp.of(key, value ? 1 : 0));
    }
  }

  private void value(String key, Object value, Object usual) {
    if (!value.equals(usual)) {
      out.add(Sxp.of(key, value));
    }
  }

  private void list(String key, List<String> values) {
    if (!values.isEmpty()) {
      out.add(Sxp.of(key, XmSxp.sxp(values)));
    }
  }
}
