package xm.toolstack.migrate.listen;

import xm.toolstack.ToolstackException;
import xm.toolstack.migrate.route.Carrier;

/**
 * Where a receiver listens.
 *
 * @param address of this host, empty for all
 * @param port 1 to 65535
 */
public record ListenAddress(String address, int port) {

  /**
   * Reads {@code ADDRESS:PORT}, {@code [ADDRESS]:PORT}, {@code ADDRESS}, {@code PORT}, or nothing
   * for port 8002 of all addresses.
   *
   * @throws ToolstackException when it is none of them
   */
  public static ListenAddress parse(String text) {
    if (text.isEmpty()) {
      return new ListenAddress("", Carrier.USUAL_PORT);
    }
    if (digits(text)) {
      return of(text, "", text);
    }
    int bracket = text.indexOf(']');
    int colon = text.indexOf(':', Math.max(0, bracket));
    if (text.startsWith("[") && bracket > 0) {
      String address = text.substring(1, bracket);
      return colon < 0
          ? new ListenAddress(address, Carrier.USUAL_PORT)
          : of(text, address, text.substring(colon + 1));
    }
    if (colon < 0 || text.indexOf(':', colon + 1) > 0) {
      return new ListenAddress(text, Carrier.USUAL_PORT); // a name, or IPv6 without a port
    }
    return of(text, text.substring(0, colon), text.substring(colon + 1));
  }

  private static ListenAddress of(String text, String address, String port) {
    int number = Carrier.port(port);
    if (number < 0) {
      throw new ToolstackException(
          "'" + text + "' is no address to listen at: a port is a number from 1 to 65535.");
    }
    return new ListenAddress(address, number);
  }

  private static boolean digits(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  @Override
  public String toString() {
    return address.indexOf(':') >= 0
        ? "[" + address + "]:" + port
        : (address.isEmpty() ? "*" : address) + ":" + port;
  }
}
