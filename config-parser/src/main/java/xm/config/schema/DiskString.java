package xm.config.schema;

import java.util.List;
import java.util.Set;
import xm.config.model.VbdSpec;
import xm.config.model.VbdSpec.DiskMode;

/** One entry of {@code disk}, in xm's or xl's syntax. */
public final class DiskString {
  private static final Set<String> XL_KEYS =
      Set.of(
          "target",
          "format",
          "vdev",
          "access",
          "devtype",
          "backend",
          "backendtype",
          "script",
          "specification",
          "transport",
          "grant_usage");
  private static final Set<String> FORMATS =
      Set.of("raw", "qcow", "qcow2", "vhd", "qed", "vdi", "vmdk", "empty");

  /**
   * A parsed entry, with its parts as xm's form shows them.
   *
   * @param spec null when xend would have refused it, for the reason in {@code problem}
   * @param dev with {@code ioemu:} and {@code :cdrom}
   * @param protocol fifth field of xm's syntax, empty when absent
   */
  record Parsed(
      VbdSpec spec,
      String uname,
      String dev,
      String mode,
      String backend,
      String protocol,
      BadString problem) {

    static Parsed of(VbdSpec spec, String dev) {
      return new Parsed(spec, spec.uname(), dev, spec.mode().label(), spec.backend(), "", null);
    }
  }

  private DiskString() {}

  /** Parses an entry. */
  static Parsed parse(String text) throws BadString {
    String[] fields = text.split(",", -1);
    return isXl(fields) ? XlDisk.parse(text, fields) : xm(text, fields);
  }

  /** xl's syntax has keys, or a format where xm has the device. */
  private static boolean isXl(String[] fields) {
    for (String f : fields) {
      int equals = f.indexOf('=');
      if (equals > 0 && XL_KEYS.contains(f.substring(0, equals).strip())) {
        return true;
      }
    }
    String second = fields.length > 1 ? fields[1].strip() : "";
    boolean xmTarget = fields[0].indexOf(':') >= 0 || fields[0].isBlank();
    return FORMATS.contains(second) || (fields.length > 2 && second.isEmpty() && !xmTarget);
  }

  private static Parsed xm(String text, String[] fields) throws BadString {
    if (fields.length < 3 || fields.length > 5) {
      throw new BadString(
          0, "Invalid disk specifier: " + text + " (expected TYPE:TARGET,VDEV,MODE[,BACKEND])");
    }
    String backend = fields.length > 3 ? fields[3].strip() : "";
    String protocol = fields.length > 4 ? fields[4] : "";
    VbdSpec spec = null;
    BadString problem = null;
    try {
      spec = spec(fields[0], fields[1], fields[2], backend);
    } catch (BadString e) {
      problem = e;
    }
    return new Parsed(spec, fields[0], fields[1], fields[2], backend, protocol, problem);
  }

  /** From the fields of xm's syntax. */
  static VbdSpec spec(String uname, String dev, String mode, String backend) throws BadString {
    int devAt = uname.length() + 1;
    String name = dev.startsWith("ioemu:") ? dev.substring(6) : dev;
    boolean cdrom = name.endsWith(":cdrom");
    if (cdrom || name.endsWith(":disk")) {
      name = name.substring(0, name.lastIndexOf(':'));
    }
    name = name.startsWith("/dev/") ? name.substring(5) : name;
    int number = number(name, devAt);
    if (uname.isEmpty() && !cdrom) {
      throw new BadString(
          0,
          "Block device must have physical details specified; only a CD drive (',"
              + name
              + ":cdrom,r') may be empty");
    }
    DiskMode access = mode(mode.strip(), devAt + dev.length() + 1);
    String[] kind = kind(uname);
    return new VbdSpec(kind[0], kind[1], kind[2], name, number, access, cdrom, backend, uname);
  }

  static int number(String name, int offset) throws BadString {
    int number = VirtualDevice.number(name);
    if (number < 0) {
      throw new BadString(
          offset, "'" + name + "' is no virtual device; it must be like xvda, hda1 or sda");
    }
    return number;
  }

  static DiskMode mode(String mode, int offset) throws BadString {
    return switch (mode) {
      case "r", "ro" -> DiskMode.READ_ONLY;
      case "w", "rw" -> DiskMode.READ_WRITE;
      case "w!" -> DiskMode.SHARED_WRITE;
      default ->
          throw new BadString(
              offset, "Invalid mode '" + mode + "'; it must be r, w, or w! to share it");
    };
  }

  /** Back end type, format and target of a uname. */
  static String[] kind(String uname) throws BadString {
    int colon = uname.indexOf(':');
    if (uname.isEmpty()) {
      return new String[] {"phy", "raw", ""};
    }
    if (colon < 0) {
      throw new BadString(
          0,
          "'"
              + uname
              + "' has no type; write "
              + (uname.startsWith("/dev/") ? "phy:" : "file:")
              + uname);
    }
    String type = uname.substring(0, colon);
    String target = uname.substring(colon + 1);
    switch (type) {
      case "phy" -> {
        boolean complete = target.startsWith("/") || target.startsWith("0x");
        return new String[] {"phy", "raw", complete ? target : "/dev/" + target};
      }
      case "file" -> {
        return new String[] {"file", "raw", target};
      }
      case "tap", "tap2" -> {
        return tap(target);
      }
      default -> {
        return new String[] {type, "raw", target};
      }
    }
  }

  private static String[] tap(String rest) throws BadString {
    String driver = rest;
    for (int i = 0; i < 2; i++) {
      int colon = driver.indexOf(':');
      if (colon < 0) {
        throw new BadString(
            0, "a tap disk needs a driver: write tap:aio:PATH, tap:qcow2:PATH, ...");
      }
      String word = driver.substring(0, colon);
      if (!word.equals("tapdisk") && !word.equals("ioemu")) {
        String format = word.equals("aio") || word.equals("sync") ? "raw" : word;
        return new String[] {"qdisk", format, driver.substring(colon + 1)};
      }
      driver = driver.substring(colon + 1);
    }
    throw new BadString(0, "a tap disk needs a driver: write tap:aio:PATH, tap:qcow2:PATH, ...");
  }

  /** For checks that every key of xl is known. */
  static Set<String> xlKeys() {
    return XL_KEYS;
  }

  /** Formats of xl's syntax. */
  static List<String> formats() {
    return FORMATS.stream().sorted().toList();
  }

  static boolean isFormat(String word) {
    return FORMATS.contains(word);
  }
}
