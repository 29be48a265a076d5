package xm.config.schema;

import xm.config.model.DiskFlags;
import xm.config.model.VbdSpec;
import xm.config.model.VbdSpec.DiskMode;
import xm.config.schema.DiskString.Parsed;

/**
 * xl's disk syntax: up to four fields target, format, vdev, access by place, then {@code key=value}
 * and flags; {@code target=} takes the whole rest (xl-disk-configuration).
 */
final class XlDisk {
  private String target = "";
  private String format = "";
  private String vdev = "";
  private int vdevAt;
  private String access = "";
  private int accessAt;
  private String backend = "";
  private String backendType = "";
  private String script = "";
  private boolean cdrom;
  private boolean directIoSafe;
  private boolean discard = true;
  private boolean trusted = true;

  private XlDisk() {}

  static Parsed parse(String text, String[] fields) throws BadString {
    XlDisk d = new XlDisk();
    int place = 0;
    int offset = 0;
    for (String raw : fields) {
      String field = raw.strip();
      int at = offset + raw.indexOf(field);
      offset += raw.length() + 1;
      int equals = field.indexOf('=');
      if (field.startsWith("target=")) {
        d.target = text.substring(at + 7).strip();
        break;
      }
      if (equals > 0 && !field.substring(0, equals).contains("/")) {
        d.key(field.substring(0, equals), field.substring(equals + 1), at);
      } else if (!d.flag(field)) {
        d.positional(place++, field, at);
      }
    }
    return d.finish();
  }

  private boolean flag(String word) {
    return switch (word) {
      case "cdrom" -> {
        cdrom = true;
        yield true;
      }
      case "direct-io-safe" -> {
        directIoSafe = true;
        yield true;
      }
      case "discard", "no-discard" -> {
        discard = word.equals("discard");
        yield true;
      }
      case "trusted", "untrusted" -> {
        trusted = word.equals("trusted");
        yield true;
      }
      default -> false;
    };
  }

  private void positional(int place, String field, int at) throws BadString {
    switch (place) {
      case 0 -> target = field;
      case 1 -> setFormat(field, at);
      case 2 -> setVdev(field, at);
      case 3 -> setAccess(field, at);
      default -> {
        if (!field.isEmpty()) {
          throw new BadString(at, "'" + field + "' is one field too many; further ones need a key");
        }
      }
    }
  }

  private void key(String key, String value, int at) throws BadString {
    int valueAt = at + key.length() + 1;
    switch (key) {
      case "format" -> setFormat(value, valueAt);
      case "vdev" -> setVdev(value, valueAt);
      case "access" -> setAccess(value, valueAt);
      case "backend" -> backend = value;
      case "backendtype" -> backendType = value;
      case "script" -> script = value;
      case "devtype" -> {
        if (!value.equals("cdrom") && !value.equals("disk")) {
          throw new BadString(valueAt, "devtype must be disk or cdrom, not '" + value + "'");
        }
        cdrom = value.equals("cdrom");
      }
      case "specification", "transport", "grant_usage" -> {
        // xen is the only specification here, and the others belong to virtio
      }
      default -> {
        if (!key.startsWith("colo")) {
          throw new BadString(
              at, "unknown disk key '" + key + "'" + Suggestion.hint(key, DiskString.xlKeys()));
        }
      }
    }
  }

  private void setFormat(String value, int at) throws BadString {
    if (!value.isEmpty() && !DiskString.isFormat(value)) {
      throw new BadString(
          at,
          "unknown disk format '"
              + value
              + "'"
              + Suggestion.hint(value, DiskString.formats())
              + " (in xm's syntax the target needs a type: phy:, file:, tap:...)");
    }
    format = value;
  }

  private void setVdev(String value, int at) {
    cdrom |= value.endsWith(":cdrom");
    vdev = value.endsWith(":cdrom") ? value.substring(0, value.length() - 6) : value;
    vdevAt = at;
  }

  private void setAccess(String value, int at) {
    access = value;
    accessAt = at;
  }

  private Parsed finish() throws BadString {
    if (vdev.isEmpty()) {
      throw new BadString(0, "the disk has no vdev (the name that the guest sees)");
    }
    int number = DiskString.number(vdev, vdevAt);
    boolean readOnly = access.isEmpty() && cdrom;
    DiskMode mode =
        access.isEmpty()
            ? readOnly ? DiskMode.READ_ONLY : DiskMode.READ_WRITE
            : DiskString.mode(access, accessAt);
    if (format.equals("empty")) {
      target = "";
      cdrom = true;
    }
    String image = format.isEmpty() || format.equals("empty") ? "raw" : format;
    if (target.indexOf(':') > 0 && !target.startsWith("/")) {
      return deprecated(number, mode);
    }
    if (target.isEmpty() && !cdrom) {
      throw new BadString(0, "the disk has no target; only a CD drive may be empty");
    }
    // the block script runs block-X for the type X
    String scriptType = script.startsWith("block-") ? script.substring("block-".length()) : script;
    String type = !script.isEmpty() && backendType.isEmpty() ? scriptType : backendType;
    if (type.isEmpty()) {
      type =
          !image.equals("raw")
              ? "qdisk"
              : target.startsWith("/dev/") || target.isEmpty() ? "phy" : "file";
    }
    VbdSpec spec =
        new VbdSpec(type, image, target, vdev, number, mode, cdrom, backend, uname(type, image));
    return parsed(spec);
  }

  private Parsed parsed(VbdSpec spec) {
    return Parsed.of(
        spec.withFlags(new DiskFlags(directIoSafe, discard, trusted)),
        cdrom ? vdev + ":cdrom" : vdev);
  }

  /** xm's prefixes are allowed in front of the target, with a format that may repeat them. */
  private Parsed deprecated(int number, DiskMode mode) throws BadString {
    String[] kind = DiskString.kind(target);
    String image = format.isEmpty() ? kind[1] : format;
    VbdSpec spec = new VbdSpec(kind[0], image, kind[2], vdev, number, mode, cdrom, backend, target);
    return parsed(spec);
  }

  /** The nearest thing in xm's syntax. */
  private String uname(String type, String image) {
    if (target.isEmpty()) {
      return "";
    }
    String driver = image.equals("raw") ? "aio" : image;
    return switch (type) {
      case "phy", "file" -> type + ":" + target;
      case "qdisk" -> "tap:" + driver + ":" + target;
      case "tap" -> "tap2:" + driver + ":" + target;
      default -> type + ":" + target;
    };
  }
}
