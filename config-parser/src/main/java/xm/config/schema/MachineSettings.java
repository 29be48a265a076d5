package xm.config.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import xm.config.model.Machine;

/** The emulated machine and its screen, from xm's keys and xl's. */
final class MachineSettings {
  private static final List<String> BIOSES = List.of("", "seabios", "ovmf", "rombios");
  private static final List<String> CARDS = List.of("stdvga", "cirrus", "qxl", "none");

  private static final List<String> CARDS_PASSED = List.of("default", "igd");

  private static final List<String> TIMER_MODES =
      List.of(
          "delay_for_missed_ticks",
          "no_delay_for_missed_ticks",
          "no_missed_ticks_pending",
          "one_missed_tick_pending");

  /** As much as there is room for below 4 GiB. */
  private static final long MOST_HOLE_MIB = 3840;

  private final Settings s;

  private MachineSettings(Settings s) {
    this.s = s;
  }

  /**
   * Binds them.
   *
   * @param path makes the path under a key absolute
   */
  static Machine bind(Settings s, UnaryOperator<String> path) {
    return new MachineSettings(s).machine(path);
  }

  private Machine machine(UnaryOperator<String> path) {
    return new Machine(
        s.flag("pvshim"),
        s.flag("acpi"),
        s.flag("apic"),
        s.flag("pae"),
        s.flag("hpet"),
        ViridianList.bind(s),
        s.flag("vpt_align"),
        s.flag("nestedhvm"),
        s.flag("xen_platform_pci"),
        timerMode(),
        path.apply(s.truth("loader") ? "loader" : "firmware_override"),
        word("bios", BIOSES),
        s.text("boot"),
        s.number("mmio_hole", 0, 0, MOST_HOLE_MIB, "MiB"),
        vga(),
        gfxPassthru(),
        s.flag("usb"),
        texts("usbdevice"),
        serial(),
        s.text("soundhw"),
        s.text("keymap"),
        path.apply("fda"),
        path.apply("fdb"),
        s.truth("device_model_override") ? s.text("device_model_override") : s.text("device_model"),
        arguments(),
        s.flag("device_model_stubdomain_override"),
        display());
  }

  /** xl has words for xm's numbers. */
  private int timerMode() {
    int word = s.get("timer_mode") instanceof String text ? TIMER_MODES.indexOf(text) : -1;
    return word >= 0 ? word : (int) s.number("timer_mode", 1, 0, 3, "");
  }

  private String word(String key, List<String> words) {
    String word = s.text(key);
    if (!words.contains(word)) {
      s.places()
          .late(
              key,
              key
                  + " '"
                  + word
                  + "' is none of "
                  + String.join(", ", words).replaceFirst("^, ", "")
                  + Suggestion.hint(word, words));
      return words.get(0);
    }
    return word;
  }

  private String vga() {
    if (s.isSet("vga")) {
      return word("vga", CARDS);
    }
    if (s.flag("nographic")) {
      return "none";
    }
    return s.flag("stdvga") ? "stdvga" : "cirrus";
  }

  /** A number as in xm, or xl's kind of card. */
  private String gfxPassthru() {
    String kind = s.text("gfx_passthru").strip();
    if (CARDS_PASSED.contains(kind)) {
      return kind;
    }
    if (!kind.isEmpty() && !Character.isDigit(kind.charAt(0))) {
      s.places()
          .late(
              "gfx_passthru",
              "gfx_passthru '"
                  + kind
                  + "' is none of 0, 1, default and igd"
                  + Suggestion.hint(kind, CARDS_PASSED));
      return "";
    }
    return s.number("gfx_passthru", 0, 0, Integer.MAX_VALUE, "") == 0 ? "" : CARDS_PASSED.get(0);
  }

  private List<String> texts(String key) {
    if (s.get(key) instanceof List<?>) {
      return s.strings(key);
    }
    String text = s.text(key);
    return text.isEmpty() ? List.of() : List.of(text);
  }

  private List<String> serial() {
    List<String> ports = new ArrayList<>(texts("serial"));
    ports.removeIf(port -> port.isEmpty() || port.equals("none"));
    return ports;
  }

  private List<String> arguments() {
    List<String> all = new ArrayList<>(texts("device_model_args"));
    all.addAll(texts("device_model_args_hvm"));
    return all;
  }

  private Machine.Display display() {
    boolean sdl = s.flag("sdl");
    boolean vnc = s.get("vnc") == null ? !sdl && !s.flag("nographic") : s.flag("vnc");
    return new Machine.Display(
        vnc,
        s.text("vnclisten"),
        (int) s.number("vncdisplay", -1, 0, 59635, ""),
        s.flag("vncunused"),
        s.text("vncpasswd"),
        sdl,
        s.flag("opengl"),
        s.text("display"),
        s.text("xauthority"));
  }
}
