package xm.toolstack.image;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import xm.toolstack.image.format.ImageFormatException;
import xm.toolstack.json.JsonFields;

/**
 * libxl's JSON as the text of a configuration file, so that one reader checks both. Values that
 * libxl left out because they are its defaults are written where xm's differ.
 */
final class XlConfigText {
  /** libxl's own default; xm's is restart. */
  private static final String ON_CRASH = "destroy";

  private final StringBuilder text = new StringBuilder();
  private final JsonFields json;
  private final JsonFields build;
  private final String type;

  private XlConfigText(JsonFields json) {
    this.json = json;
    this.build = json.part("b_info");
    this.type = json.part("c_info").text("type");
  }

  static String of(JsonFields json) {
    return new XlConfigText(json).build();
  }

  private String build() {
    if (!List.of("pv", "pvh", "hvm").contains(type)) {
      throw new ImageFormatException("The image's configuration does not say what guest it is.");
    }
    JsonFields create = json.part("c_info");
    put("name", create.text("name"));
    put("uuid", create.text("uuid"));
    put("type", type);
    putIfGiven("pool", create.text("pool_name"));
    create.flag("driver_domain").ifPresent(serves -> flag("driver_domain", serves));
    memory();
    cpus();
    boot();
    platform();
    list("cpuid", XlCpuidText.entries(build));
    put("on_poweroff", action("on_poweroff", "destroy"));
    put("on_reboot", action("on_reboot", "restart"));
    put("on_crash", action("on_crash", ON_CRASH));
    if (type.equals("hvm")) {
      XlMachineText.write(build.part("type.hvm"), this);
    } else if (type.equals("pvh")) {
      build.part("type.pvh").flag("pvshim").ifPresent(shim -> flag("pvshim", shim));
    }
    devices("disk", XlDeviceText.disks(json.parts("disks")));
    devices("vif", XlDeviceText.nics(json.parts("nics"), type.equals("hvm")));
    devices("vfb", XlDeviceText.screens(json.parts("vfbs")));
    return text.toString();
  }

  private void memory() {
    long max = build.number("max_memkb", 0);
    long target = build.number("target_memkb", max);
    if (max <= 0 || target <= 0) {
      throw new ImageFormatException(
          "The image's configuration does not say how much memory it has.");
    }
    number("memory", ReceivedConfig.mib(target));
    number("maxmem", ReceivedConfig.mib(Math.max(max, target)));
    long shadow = build.number("shadow_memkb", 0);
    if (shadow > 0) {
      number("shadow_memory", ReceivedConfig.mib(shadow));
    }
    long video = build.number("video_memkb", 0);
    if (video > 0) {
      number("videoram", ReceivedConfig.mib(video));
    }
  }

  private void cpus() {
    int max = (int) Math.max(1, Math.min(8192, build.number("max_vcpus", 1)));
    BitSet online = build.bits("avail_vcpus");
    int now = online.cardinality();
    number("maxvcpus", max);
    number("vcpus", now > 0 && now <= max ? now : max);
    JsonFields shares = build.part("sched_params");
    if (shares.number("weight", 0) > 0) {
      number("cpu_weight", shares.number("weight", 0));
    }
    if (shares.number("cap", 0) > 0) {
      number("cpu_cap", shares.number("cap", 0));
    }
  }

  /** Of use when the guest reboots; older releases keep these with the type. */
  private void boot() {
    JsonFields own = build.part("type." + type);
    for (String key : new String[] {"kernel", "ramdisk", "cmdline", "bootloader"}) {
      putIfGiven(key, build.text(key).isEmpty() ? own.text(key) : build.text(key));
    }
    if (build.text("kernel").isEmpty() && own.text("kernel").isEmpty() && type.equals("pvh")) {
      return;
    }
    List<String> words = build.texts("bootloader_args");
    if (!words.isEmpty()) {
      put("bootargs", String.join(" ", words));
    }
  }

  private void platform() {
    put("tsc_mode", build.text("tsc_mode").isEmpty() ? "default" : build.text("tsc_mode"));
    build.flag("localtime").ifPresent(local -> flag("localtime", local));
    build.flag("disable_migrate").ifPresent(no -> flag("nomigrate", no));
    long offset = (int) build.number("rtc_timeoffset", 0);
    if (offset != 0) {
      number("rtc_timeoffset", offset);
    }
  }

  private String action(String key, String otherwise) {
    String word = json.text(key);
    return word.isEmpty()
        ? otherwise
        : word.equals("restart_rename") ? "rename-restart" : word.replace('_', '-');
  }

  private void devices(String key, List<String> devices) {
    List<String> quoted = new ArrayList<>();
    for (String device : devices) {
      quoted.add(quoted(device));
    }
    if (!quoted.isEmpty()) {
      text.append(key).append(" = [").append(String.join(", ", quoted)).append("]\n");
    }
  }

  void putIfGiven(String key, String value) {
    if (!value.isEmpty()) {
      put(key, value);
    }
  }

  void put(String key, String value) {
    text.append(key).append(" = ").append(quoted(value)).append('\n');
  }

  void number(String key, long value) {
    text.append(key).append(" = ").append(value).append('\n');
  }

  void flag(String key, boolean value) {
    number(key, value ? 1 : 0);
  }

  void list(String key, List<String> values) {
    devices(key, values);
  }

  /** A literal of the language: nothing in a value can end it. */
  private static String quoted(String value) {
    StringBuilder literal = new StringBuilder("'");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c == '\'' || c == '\\' || c >= 0x7f) {
        literal.append("\\x").append(Character.forDigit(c >> 4 & 15, 16));
        literal.append(Character.forDigit(c & 15, 16));
      } else {
        literal.append(c);
      }
    }
    return literal.append('\'').toString();
  }
}
