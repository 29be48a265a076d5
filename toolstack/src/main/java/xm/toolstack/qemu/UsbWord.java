package xm.toolstack.qemu;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A word of {@code usbdevice} or {@code xm usb-add} in QEMU's terms. */
public final class UsbWord {
  private static final String HOST = "host:";
  private static final String DISK = "disk:";

  private UsbWord() {}

  /** False for what QEMU no longer makes from a word: {@code serial:}, {@code net:}, ... */
  public static boolean known(String word) {
    return !driver(word).isEmpty() || word.startsWith(DISK);
  }

  /** The arguments that put it on the machine's bus; a device of the host can be named later. */
  static List<String> arguments(String word) {
    if (word.startsWith(DISK)) {
      String file = word.substring(DISK.length()).replace(",", ",,");
      return List.of(
          "-drive",
          "if=none,format=raw,id=" + id(word) + ",file=" + file,
          "-device",
          "usb-storage,drive=" + id(word));
    }
    StringBuilder b = new StringBuilder();
    options(word).forEach((key, value) -> b.append(b.isEmpty() ? value : "," + key + '=' + value));
    return List.of("-device", word.startsWith(HOST) ? b + ",id=" + id(word) : b.toString());
  }

  /**
   * Driver and options: {@code host:1.2} is bus and address, {@code host:046d:c05b} vendor and
   * product, each with or without 0x.
   */
  static Map<String, String> options(String word) {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("driver", driver(word).isEmpty() ? word : driver(word));
    if (word.startsWith(HOST)) {
      String address = word.substring(HOST.length());
      int dot = address.indexOf('.');
      int colon = address.indexOf(':');
      if (dot > 0) {
        options.put("hostbus", address.substring(0, dot));
        options.put("hostaddr", address.substring(dot + 1));
      } else if (colon > 0) {
        options.put("vendorid", hex(address.substring(0, colon)));
        String product = address.substring(colon + 1);
        if (!product.equals("*")) {
          options.put("productid", hex(product));
        }
      }
    }
    return options;
  }

  private static String driver(String word) {
    return switch (word) {
      case "tablet", "mouse", "wacom-tablet" -> "usb-" + word;
      case "keyboard" -> "usb-kbd";
      default -> word.startsWith(HOST) ? "usb-host" : word.startsWith("usb-") ? word : "";
    };
  }

  private static String hex(String digits) {
    return digits.startsWith("0x") ? digits : "0x" + digits;
  }

  /** Bus and address of a device of the host that is named by them. */
  static Optional<int[]> numbers(String word) {
    Map<String, String> options = options(word);
    try {
      return options.containsKey("hostaddr")
          ? Optional.of(
              new int[] {
                Integer.parseInt(options.get("hostbus")), Integer.parseInt(options.get("hostaddr"))
              })
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.of(new int[] {0, 0}); // no device has these
    }
  }

  /** Its name in QEMU. */
  static String id(String word) {
    StringBuilder id = new StringBuilder("xm-usb-");
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      id.append(Character.isLetterOrDigit(c) && c < 128 ? c : '-');
    }
    return id.toString();
  }
}
