package xm.config.schema;

/**
 * Names of virtual block devices to numbers: xvd, hd and sd with Linux's major numbers, larger xvd
 * ones in the extended form, or a number itself (xm-mechanics §4.1, xm-config §3.1).
 */
public final class VirtualDevice {
  private static final int[] SD_MAJORS = {
    8, 65, 66, 67, 68, 69, 70, 71, 128, 129, 130, 131, 132, 133, 134, 135
  };
  private static final int[] HD_MAJORS = {3, 22, 33, 34, 56, 57, 88, 89, 90, 91};
  private static final int XVD_MAJOR = 202;
  private static final int EXTENDED = 1 << 28;

  private VirtualDevice() {}

  /** The number of a name such as {@code xvda1}, {@code /dev/hda} or {@code 51712}; -1 for none. */
  public static int number(String name) {
    String n = name.startsWith("/dev/") ? name.substring(5) : name;
    if (n.isEmpty()) {
      return -1;
    }
    if (Character.isDigit(n.charAt(0))) {
      return plain(n);
    }
    int prefix = n.startsWith("xvd") ? 3 : n.startsWith("hd") || n.startsWith("sd") ? 2 : -1;
    if (prefix >= 0) {
      return named(n, prefix);
    }
    return n.startsWith("d") ? numbered(n) : -1;
  }

  private static int plain(String n) {
    try {
      return Integer.decode(n);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static int named(String n, int prefix) {
    int i = prefix;
    int disk = 0;
    while (i < n.length() && n.charAt(i) >= 'a' && n.charAt(i) <= 'z') {
      disk = disk * 26 + n.charAt(i) - 'a' + 1;
      if (++i > prefix + 4) {
        return -1;
      }
    }
    if (disk == 0) {
      return -1;
    }
    int part = partition(n.substring(i));
    return part < 0 ? -1 : combine(n.charAt(0), disk - 1, part);
  }

  private static int partition(String digits) {
    if (digits.isEmpty()) {
      return 0;
    }
    if (digits.length() > 3 || digits.charAt(0) == '0') {
      return -1;
    }
    for (int i = 0; i < digits.length(); i++) {
      if (!Character.isDigit(digits.charAt(i))) {
        return -1;
      }
    }
    return Integer.parseInt(digits);
  }

  private static int combine(char kind, int disk, int part) {
    switch (kind) {
      case 'x' -> {
        return xvd(disk, part);
      }
      case 'h' -> {
        if (disk >= HD_MAJORS.length * 2 || part > 63) {
          return -1;
        }
        return HD_MAJORS[disk / 2] << 8 | (disk & 1) << 6 | part;
      }
      default -> {
        if (disk >= SD_MAJORS.length * 16 || part > 15) {
          return -1;
        }
        return SD_MAJORS[disk / 16] << 8 | disk % 16 << 4 | part;
      }
    }
  }

  private static int xvd(int disk, int part) {
    if (disk < 16 && part < 16) {
      return XVD_MAJOR << 8 | disk << 4 | part;
    }
    return disk < 1 << 20 && part < 256 ? EXTENDED | disk << 8 | part : -1;
  }

  /** libxl's {@code dNpM}. */
  private static int numbered(String n) {
    int p = n.indexOf('p');
    try {
      int disk = Integer.parseInt(n.substring(1, p < 0 ? n.length() : p));
      int part = p < 0 ? 0 : Integer.parseInt(n.substring(p + 1));
      return disk < 0 || part < 0 ? -1 : xvd(disk, part);
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
