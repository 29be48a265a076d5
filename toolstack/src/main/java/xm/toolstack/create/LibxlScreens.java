package xm.toolstack.create;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import xm.config.model.VfbSpec;

/**
 * Screens as libxl keeps them (libxl_types.idl). A password is in it, as with libxl: only root can
 * read the file, and a domain that is saved with xl would come back with an open screen without it.
 */
final class LibxlScreens {
  private static final int UNSAID = -1;

  private LibxlScreens() {}

  /** {@code vfb}: a frame buffer and its keyboard; a domain has one, see {@link DevicePlan}. */
  static void write(JsonGenerator json, List<VfbSpec> screens) throws IOException {
    if (screens.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("vfbs");
    screen(json, screens.get(0).options());
    json.writeEndArray();
    json.writeArrayFieldStart("vkbs");
    json.writeStartObject();
    json.writeNumberField("devid", 0);
    json.writeStringField("backend_type", "qemu");
    json.writeEndObject();
    json.writeEndArray();
  }

  private static void screen(JsonGenerator json, Map<String, String> options) throws IOException {
    json.writeStartObject();
    json.writeNumberField("devid", 0);
    vnc(
        json,
        isOn(options, "vnc"),
        options.getOrDefault("vnclisten", ""),
        options.getOrDefault("vncpasswd", ""),
        number(options.getOrDefault("vncdisplay", "")),
        isOn(options, "vncunused"));
    sdl(
        json,
        isOn(options, "sdl"),
        isOn(options, "opengl"),
        options.getOrDefault("display", ""),
        options.getOrDefault("xauthority", ""));
    LibxlJson.writeIfGiven(json, "keymap", options.getOrDefault("keymap", ""));
    json.writeEndObject();
  }

  /**
   * A libxl_vnc_info. Its switches are always given: libxl's defaults are others.
   *
   * @param number of the display, negative when none is said
   */
  static void vnc(
      JsonGenerator json,
      boolean enable,
      String listen,
      String password,
      int number,
      boolean findUnused)
      throws IOException {
    json.writeObjectFieldStart("vnc");
    LibxlJson.flag(json, "enable", enable);
    LibxlJson.writeIfGiven(json, "listen", listen);
    LibxlJson.writeIfGiven(json, "passwd", password);
    if (number >= 0) {
      json.writeNumberField("display", number);
    }
    LibxlJson.flag(json, "findunused", findUnused);
    json.writeEndObject();
  }

  /** A libxl_sdl_info. */
  static void sdl(
      JsonGenerator json, boolean enable, boolean opengl, String display, String xauthority)
      throws IOException {
    json.writeObjectFieldStart("sdl");
    LibxlJson.flag(json, "enable", enable);
    LibxlJson.flag(json, "opengl", opengl);
    LibxlJson.writeIfGiven(json, "display", display);
    LibxlJson.writeIfGiven(json, "xauthority", xauthority);
    json.writeEndObject();
  }

  private static boolean isOn(Map<String, String> options, String name) {
    String value = options.getOrDefault(name, "");
    return !value.isEmpty() && !value.equals("0");
  }

  private static int number(String value) {
    try {
      return value.isEmpty() ? UNSAID : Integer.parseInt(value);
    } catch (NumberFormatException e) {
      return UNSAID; // the binder has said that it is none
    }
  }
}
