package xm.toolstack.create;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import xm.config.model.Machine;
import xm.config.model.Viridian;
import xm.config.model.Viridian.Group;

/** The machine of an HVM guest as libxl keeps it in {@code type.hvm} of {@code b_info}. */
final class LibxlMachine {
  private LibxlMachine() {}

  static void write(JsonGenerator json, Machine machine) throws IOException {
    json.writeStringField("bios", machine.bios().isEmpty() ? "seabios" : machine.bios());
    LibxlJson.flag(json, "pae", machine.pae());
    LibxlJson.flag(json, "apic", machine.apic());
    LibxlJson.flag(json, "acpi", machine.acpi());
    LibxlJson.flag(json, "hpet", machine.hpet());
    viridian(json, machine.viridian());
    json.writeStringField("boot", machine.bootOrder());
    json.writeObjectFieldStart("vga");
    json.writeStringField("kind", machine.vga().equals("stdvga") ? "std" : machine.vga());
    json.writeEndObject();
    display(json, machine.display());
    if (!machine.gfxPassthru().isEmpty()) {
      LibxlJson.flag(json, "gfx_passthru", true);
      json.writeStringField("gfx_passthru_kind", machine.gfxPassthru());
    }
  }

  private static void display(JsonGenerator json, Machine.Display display) throws IOException {
    LibxlScreens.vnc(
        json,
        display.vnc(),
        display.listen(),
        display.password(),
        display.number(),
        display.findUnused());
    if (display.sdl()) {
      LibxlScreens.sdl(json, true, display.opengl(), display.x11Display(), display.xauthority());
    }
  }

  private static void viridian(JsonGenerator json, Viridian viridian) throws IOException {
    if (viridian.usual()) {
      LibxlJson.flag(json, "viridian", true);
    }
    Set<Group> on = viridian.all() ? EnumSet.allOf(Group.class) : EnumSet.noneOf(Group.class);
    on.addAll(viridian.on());
    on.removeAll(viridian.off()); // libxl refuses a group in both
    numbers(json, "viridian_enable", on);
    numbers(json, "viridian_disable", viridian.off());
  }

  private static void numbers(JsonGenerator json, String name, Set<Group> groups)
      throws IOException {
    if (!groups.isEmpty()) {
      json.writeArrayFieldStart(name);
      for (Group group : groups) {
        json.writeNumber(group.number());
      }
      json.writeEndArray();
    }
  }
}
