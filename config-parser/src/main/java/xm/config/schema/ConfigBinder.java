package xm.config.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import xm.config.HostFacts;
import xm.config.eval.Data;
import xm.config.model.Boot;
import xm.config.model.DeviceSpec;
import xm.config.model.DomainConfig;
import xm.config.model.Lifecycle;
import xm.config.model.Memory;
import xm.config.model.Platform;
import xm.config.model.Scheduling;
import xm.config.model.ShutdownAction;
import xm.config.model.VbdSpec;
import xm.config.sxp.Sxp;
import xm.config.syntax.UnicodeText;

/** Settings to the typed model, with a finding for everything that does not fit. */
public final class ConfigBinder {
  private final Settings s;
  private final Devices devices;

  private ConfigBinder(Settings s) {
    this.s = s;
    this.devices = Devices.of(s);
  }

  /**
   * The model and the SXP form of the same settings.
   *
   * @param sxp what {@code xm create -n} prints
   */
  public record Bound(DomainConfig config, Sxp.Node sxp) {}

  /**
   * Binds settings. What it gives is only good when no error was reported.
   *
   * @param fileName names the domain when the settings do not
   * @param sourceText kept in the model
   */
  public static Bound bind(Settings settings, HostFacts facts, String fileName, String sourceText) {
    ConfigBinder b = new ConfigBinder(settings);
    CommandLine.check(settings);
    GuestKind.check(settings);
    String name = b.name(fileName);
    DomainConfig config =
        new DomainConfig(
            name,
            b.uuid(),
            GuestKind.of(settings).type(),
            b.boot(facts),
            b.memory(),
            CpuSettings.bind(settings),
            b.scheduling(),
            b.lifecycle(),
            b.platform(),
            MachineSettings.bind(settings, key -> b.path(key, facts)),
            b.devices(),
            HardwareSettings.bind(settings, b.devices),
            settings.text("description"),
            plain(settings.all()),
            sourceText);
    return new Bound(config, XmSxp.build(settings, b.devices, facts, name));
  }

  private String name(String fileName) {
    String name = s.text("name");
    if (name.isEmpty()) {
      return fileName.substring(fileName.lastIndexOf('/') + 1);
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean valid = (c < 128 && Character.isLetterOrDigit(c)) || "_-.:+/".indexOf(c) >= 0;
      if (!valid) {
        s.places()
            .late(
                "name",
                "Invalid VM Name: '" + name + "' may have letters, digits and _ - . : + only");
        break;
      }
    }
    return name;
  }

  private Optional<UUID> uuid() {
    String text = s.text("uuid");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String hex = text.replace("-", "");
    boolean valid = hex.length() == 32;
    for (int i = 0; i < hex.length() && valid; i++) {
      valid = Character.digit(hex.charAt(i), 16) >= 0 && hex.charAt(i) < 128;
    }
    if (!valid) {
      s.places().late("uuid", "'" + text + "' is no UUID; it needs 32 hexadecimal digits");
      return Optional.empty();
    }
    return Optional.of(
        new UUID(
            Long.parseUnsignedLong(hex.substring(0, 16), 16),
            Long.parseUnsignedLong(hex.substring(16), 16)));
  }

  private Boot boot(HostFacts facts) {
    List<String> arguments = new ArrayList<>();
    String key = s.truth("bootargs") ? "bootargs" : "bootloader_args";
    if (s.get(key) instanceof List<?>) {
      arguments.addAll(s.strings(key));
    } else {
      for (String word : s.text(key).strip().split("\\s+")) {
        if (!word.isEmpty()) {
          arguments.add(word);
        }
      }
    }
    return new Boot(
        path("kernel", facts),
        path("ramdisk", facts),
        CommandLine.root(s),
        CommandLine.extra(s),
        CommandLine.ip(s),
        CommandLine.whole(s),
        s.text("features"),
        s.text("bootloader"),
        arguments);
  }

  /** Paths are absolute in the model: the toolstack runs in another directory. */
  private String path(String key, HostFacts facts) {
    String path = s.text(key);
    boolean keep =
        path.isEmpty()
            || path.startsWith("/")
            || path.equals("hvmloader")
            || s.truth("bootloader"); // a path inside the guest's file system
    return keep ? path : facts.workingDirectory() + "/" + path;
  }

  private Memory memory() {
    long target = s.number("memory", 128, 1, 1L << 30, "MiB");
    long max = s.number("maxmem", target, 0, 1L << 30, "MiB");
    if (max != 0 && max < target) {
      s.places().late("maxmem", "maxmem: " + max + " MiB is less than memory, " + target + " MiB");
    }
    return new Memory(
        target,
        Math.max(max, target),
        s.number("shadow_memory", 0, 0, 1L << 30, "MiB"),
        s.isSet("videoram") ? s.number("videoram", 0, 0, 1 << 20, "MiB") : 0);
  }

  private Scheduling scheduling() {
    String cap = s.get("cpu_cap") != null ? "cpu_cap" : "cap";
    return new Scheduling(
        (int) s.number("cpu_weight", 0, 1, 65535, ""),
        (int) s.number(cap, 0, 0, 1 << 20, "percent"),
        s.text("pool"));
  }

  private Lifecycle lifecycle() {
    String restart = s.text("restart");
    ShutdownAction poweroff = ShutdownAction.DESTROY;
    ShutdownAction reboot = ShutdownAction.RESTART;
    ShutdownAction crash = ShutdownAction.RESTART;
    switch (restart) {
      case "", "onreboot" -> crash = restart.isEmpty() ? crash : ShutdownAction.DESTROY;
      case "always" -> poweroff = ShutdownAction.RESTART;
      case "never" -> {
        reboot = ShutdownAction.DESTROY;
        crash = ShutdownAction.DESTROY;
      }
      default -> s.places().late("restart", "restart must be onreboot, always or never");
    }
    return new Lifecycle(
        action("on_poweroff", poweroff),
        action("on_reboot", reboot),
        action("on_crash", crash),
        s.text("on_xend_start"),
        s.text("on_xend_stop"));
  }

  /** xend took an unknown action for destroy; that is said. */
  private ShutdownAction action(String key, ShutdownAction otherwise) {
    String word = s.text(key);
    if (word.isEmpty()) {
      return otherwise;
    }
    Optional<ShutdownAction> action = ShutdownAction.of(word);
    if (action.isEmpty()) {
      List<String> words = new ArrayList<>();
      for (ShutdownAction a : ShutdownAction.values()) {
        words.add(a.label());
      }
      s.places()
          .warning(
              key,
              "there is no action '"
                  + word
                  + "'; the domain is destroyed, as under xm"
                  + Suggestion.hint(word, words));
    }
    return action.orElse(ShutdownAction.DESTROY);
  }

  private Platform platform() {
    return new Platform(
        s.flag("hap"),
        s.flag("oos"),
        s.flag("s3_integrity"),
        s.flag("nomigrate"),
        tscMode(),
        (int) s.number("rtc_timeoffset", 0, Integer.MIN_VALUE, Integer.MAX_VALUE, "seconds"),
        s.flag("localtime"),
        s.flag("driver_domain") || s.flag("blkif") || s.flag("netif"));
  }

  private int tscMode() {
    return switch (s.text("tsc_mode")) {
      case "default" -> 0;
      case "always_emulate" -> 1;
      case "native" -> 2;
      case "native_paravirt" -> 3;
      default -> (int) s.number("tsc_mode", 0, 0, 3, "");
    };
  }

  private List<DeviceSpec> devices() {
    List<DeviceSpec> out = new ArrayList<>(devices.vbdSpecs());
    OldCdrom.add(s, out);
    out.addAll(devices.vifs);
    out.addAll(devices.vfbSpecs());
    return out;
  }

  /** The variables as the model has them: str, int, float and lists. */
  private static Map<String, Object> plain(Map<String, Object> variables) {
    Map<String, Object> out = new LinkedHashMap<>();
    variables.forEach((k, v) -> out.put(k, plain(v)));
    return out;
  }

  private static Object plain(Object v) {
    if (v instanceof List<?> list) {
      List<Object> out = new ArrayList<>();
      list.forEach(o -> out.add(plain(o)));
      return out;
    }
    if (v instanceof Data.Tuple t) {
      return plain(t.items());
    }
    if (v instanceof Boolean b) {
      return b ? 1L : 0L;
    }
    if (v instanceof UnicodeText u) {
      return u.text();
    }
    return v instanceof String || v instanceof Long || v instanceof Double ? v : String.valueOf(v);
  }

  /** The device that an old file's {@code cdrom} names. */
  private static final class OldCdrom {
    private OldCdrom() {}

    static void add(Settings s, List<DeviceSpec> out) {
      if (!s.truth("cdrom") || !(s.get("cdrom") instanceof String path)) {
        return;
      }
      String vdev = "hdc";
      for (DeviceSpec d : out) {
        if (d instanceof VbdSpec v && v.vdev().equals(vdev)) {
          s.places().warning("cdrom", "cdrom has no effect: hdc is already a disk of this domain");
          return;
        }
      }
      s.places()
          .warning(
              "cdrom",
              "cdrom is a key of xm 3.0 that later releases dropped in silence; here it becomes the"
                  + " CD drive hdc. Write disk = [ ..., 'file:"
                  + path
                  + ",hdc:cdrom,r' ]");
      String type = path.startsWith("/dev/") ? "phy" : "file";
      out.add(
          new VbdSpec(
              type,
              "raw",
              path,
              vdev,
              VirtualDevice.number(vdev),
              VbdSpec.DiskMode.READ_ONLY,
              true,
              "",
              type + ":" + path));
    }
  }
}
