package xm.config.schema;

/** Where a USB device is plugged in: {@code BUS-PORT[.PORT...]}, as Linux names it. */
public final class UsbBusId {
  private static final int MOST_HUBS = 6;

  private UsbBusId() {}

  /** True for one to six port numbers behind a bus number, each of one or two digits. */
  public static boolean valid(String text) {
    int dash = text.indexOf('-');
    if (dash < 0 || !number(text.substring(0, dash))) {
      return false;
    }
    String[] ports = text.substring(dash + 1).split("\\.", -1);
    for (String port : ports) {
      if (!number(port)) {
        return false;
      }
    }
    return ports.length <= MOST_HUBS;
  }

  private static boolean number(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return text.length() == 1 || text.length() == 2;
  }
}
