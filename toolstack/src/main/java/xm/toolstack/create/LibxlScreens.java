package xm.toolstack.create;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import xm.config.model.VfbSpec;

/**
 * {@code vfb} as libxl keeps it: a frame buffer in {@code vfbs}, its keyboard in {@code vkbs}
 * (libxl_types.idl). A password is in it, as with libxl: only root can read the file, and a domain
 * that is saved with xl would come back with an open screen without it.
 */
final class LibxlScreens {
  private LibxlScreens() {}

  static void write(JsonGenerator json, List<VfbSpec> configured) throws IOException {
    // there is one screen for a domain, see DevicePlan
    List<VfbSpec> screens = configured.subList(0, Math.min(1, configured.size()));
    if (screens.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("vfbs");
    for (int i = 0; i < screens.size(); i++) {
      screen(json, screens.get(i).options(), i);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("vkbs");
    for (int i = 0; i < screens.size(); i++) {
      json.writeStartObject();
      json.writeNumberField("devid", i);
      json.writeStringField("backend_type", "qemu");
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void screen(JsonGenerator json, Map<String, String> options, int devid)
      throws IOException {
    json.writeStartObject();
    json.writeNumberField("devid", devid);
    json.writeObjectFieldStart("vnc");
    flag(json, "enable", options.getOrDefault("vnc", ""));
    LibxlJson.writeIfGiven(json, "listen", options.getOrDefault("vnclisten", ""));
    LibxlJson.writeIfGiven(json, "passwd", options.getOrDefault("vncpasswd", ""));
    number(json, "display", options.getOrDefault("vncdisplay", ""));
    flag(json, "findunused", options.getOrDefault("vncunused", ""));
    json.writeEndObject();
    json.writeObjectFieldStart("sdl");
    flag(json, "enable", options.getOrDefault("sdl", ""));
    flag(json, "opengl", options.getOrDefault("opengl", ""));
    LibxlJson.writeIfGiven(json, "display", options.getOrDefault("display", ""));
    LibxlJson.writeIfGiven(json, "xauthority", options.getOrDefault("xauthority", ""));
    json.writeEndObject();
    LibxlJson.writeIfGiven(json, "keymap", options.getOrDefault("keymap", ""));
    json.writeEndObject();
  }

  /** A libxl_defbool, always given: libxl's defaults are others. */
  private static void flag(JsonGenerator json, String name, String value) throws IOException {
    json.writeStringField(name, value.equals("0") || value.isEmpty() ? "False" : "True");
  }

  private static void number(JsonGenerator json, String name, String value) throws IOException {
    try {
      if (!value.isEmpty()) {
        json.writeNumberField(name, Integer.parseInt(value));
      }
    } catch (NumberFormatException e) {
      return; // the binder has said that it is none
    }
  }
}
