package xm.config.schema;

import java.util.List;
import java.util.Set;
import xm.config.model.UsbControllerSpec;
import xm.config.model.UsbDeviceSpec;
import xm.config.model.UsbHostDeviceSpec;
import xm.config.schema.Pairs.Pair;

/** Entries of {@code usbdevice}, {@code usbctrl} and {@code usbdev}. */
final class UsbString {
  /** What a device model emulates by name alone. */
  private static final List<String> EMULATED =
      List.of("braille", "keyboard", "mouse", "tablet", "wacom-tablet");

  /** Kinds that need something after a colon. */
  private static final List<String> WITH_ADDRESS = List.of("bt", "disk", "host", "net", "serial");

  /** USBIF_MAX_PORTNR of Xen's usbif.h. */
  private static final int MOST_PORTS = 31;

  private static final Set<String> CONTROLLER_TYPES = Set.of("auto", "pv", "devicemodel", "qusb");

  private UsbString() {}

  /** An entry of {@code usbdevice}, such as {@code tablet} or {@code host:1.2}. */
  static UsbDeviceSpec device(String text) throws BadString {
    int colon = text.indexOf(':');
    String kind = (colon < 0 ? text : text.substring(0, colon)).strip();
    String address = colon < 0 ? "" : text.substring(colon + 1).strip();
    if (EMULATED.contains(kind)) {
      return new UsbDeviceSpec(kind, address);
    }
    if (!WITH_ADDRESS.contains(kind)) {
      List<String> all = new java.util.ArrayList<>(EMULATED);
      all.addAll(WITH_ADDRESS);
      throw new BadString(0, "there is no USB device '" + kind + "'" + Suggestion.hint(kind, all));
    }
    if (address.isEmpty() && !kind.equals("bt") && !kind.equals("net")) {
      throw new BadString(text.length(), "'" + kind + ":' needs " + needs(kind) + " after it");
    }
    if (kind.equals("host") && !isHostAddress(address)) {
      throw new BadString(
          colon + 1,
          "'"
              + address
              + "' is no USB device of the host; write BUS.ADDRESS such as 1.2, or "
              + "VENDOR:PRODUCT such as 0x046d:0xc016 (lsusb shows both)");
    }
    return new UsbDeviceSpec(kind, address);
  }

  private static String needs(String kind) {
    return switch (kind) {
      case "host" -> "BUS.ADDRESS or VENDOR:PRODUCT";
      case "disk" -> "a path";
      default -> "a character device";
    };
  }

  private static boolean isHostAddress(String s) {
    int dot = s.indexOf('.');
    if (dot > 0) {
      return digits(s.substring(0, dot), 10) && digits(s.substring(dot + 1), 10);
    }
    int colon = s.indexOf(':');
    return colon > 0
        && digits(unprefixed(s.substring(0, colon)), 16)
        && (s.endsWith(":*") || digits(unprefixed(s.substring(colon + 1)), 16));
  }

  private static String unprefixed(String s) {
    return s.startsWith("0x") ? s.substring(2) : s;
  }

  private static boolean digits(String s, int radix) {
    for (int i = 0; i < s.length(); i++) {
      if (Character.digit(s.charAt(i), radix) < 0) {
        return false;
      }
    }
    return !s.isEmpty();
  }

  /** An entry of {@code usbctrl}. */
  static UsbControllerSpec controller(String text) throws BadString {
    String type = "auto";
    int version = 2;
    int ports = 8;
    for (Pair p : Pairs.of(text)) {
      switch (p.key()) {
        case "type" -> {
          if (!CONTROLLER_TYPES.contains(p.value())) {
            throw new BadString(
                p.valueOffset(), "the type of a USB controller is auto, pv, qusb or devicemodel");
          }
          type = p.value();
        }
        case "version" -> version = number(p, 1, 3);
        case "ports" -> ports = number(p, 1, MOST_PORTS);
        default -> throw unknown(p, "usbctrl", List.of("type", "version", "ports"));
      }
    }
    return new UsbControllerSpec(type, version, ports);
  }

  /** An entry of {@code usbdev}. */
  static UsbHostDeviceSpec hostDevice(String text) throws BadString {
    int bus = 0;
    int address = 0;
    String busId = "";
    int controller = -1;
    int port = 0;
    for (Pair p : Pairs.of(text)) {
      switch (p.key()) {
        case "type" -> {
          if (!p.value().equals("hostdev")) {
            throw new BadString(p.valueOffset(), "the type of a USB device is hostdev");
          }
        }
        case "hostbus" -> bus = number(p, 1, 255);
        case "hostaddr" -> address = number(p, 1, 255);
        case "busid" -> busId = busId(p);
        case "controller" -> controller = number(p, 0, 255);
        case "port" -> port = number(p, 1, MOST_PORTS);
        default ->
            throw unknown(
                p, "usbdev", List.of("type", "hostbus", "hostaddr", "busid", "controller", "port"));
      }
    }
    if (busId.isEmpty() && (bus == 0 || address == 0)) {
      throw new BadString(0, "a USB device needs hostbus= and hostaddr=, which lsusb shows");
    }
    if (port != 0 && controller < 0) {
      throw new BadString(0, "port= needs controller= beside it");
    }
    return busId.isEmpty()
        ? new UsbHostDeviceSpec(bus, address, "", controller, port)
        : new UsbHostDeviceSpec(0, 0, busId, controller, port);
  }

  private static String busId(Pair p) throws BadString {
    if (!UsbBusId.valid(p.value())) {
      throw new BadString(
          p.valueOffset(),
          "'" + p.value() + "' is no place of a USB device; write BUS-PORT[.PORT], such as 1-2.3");
    }
    return p.value();
  }

  private static BadString unknown(Pair p, String key, List<String> known) {
    return new BadString(
        p.offset(),
        "unknown " + key + " option '" + p.key() + "'" + Suggestion.hint(p.key(), known));
  }

  private static int number(Pair p, int least, int most) throws BadString {
    boolean valid = digits(p.value(), 10) && p.value().length() < 6;
    int n = valid ? Integer.parseInt(p.value()) : -1;
    if (n < least || n > most) {
      throw new BadString(
          p.valueOffset(), p.key() + " must be a number between " + least + " and " + most);
    }
    return n;
  }
}
