package xm.config.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import xm.config.model.UsbControllerSpec;
import xm.config.model.UsbHostDeviceSpec;
import xm.config.schema.Pairs.Pair;
import xm.config.sxp.Sxp;

/**
 * An entry of xm's {@code vusb}: a PV controller with what is plugged in at its ports.
 *
 * @param ports bus ids by port number; empty for those of nothing
 */
record Vusb(int version, int numPorts, Map<Integer, String> ports) {
  private static final int MOST_PORTS = 16;
  private static final String PORT = "port_";

  /** Reads {@code usbver=2,numports=8,port_1=1-2.3}. */
  static Vusb parse(String text) throws BadString {
    int version = 2;
    int numPorts = 8;
    Map<Integer, String> ports = new TreeMap<>();
    List<Pair> named = new ArrayList<>();
    for (Pair p : Pairs.of(text)) {
      if (p.key().equals("usbver")) {
        version = number(p, 2);
      } else if (p.key().equals("numports")) {
        numPorts = number(p, MOST_PORTS);
      } else if (p.key().startsWith(PORT)) {
        named.add(p);
      }
    }
    for (Pair p : named) { // xm took no notice of ports beyond the last
      int port = digits(p.key().substring(PORT.length()));
      if (port >= 1 && port <= numPorts && !p.value().isEmpty()) {
        if (!UsbBusId.valid(p.value())) {
          throw new BadString(p.valueOffset(), "Invalid Busid '" + p.value() + "'");
        }
        ports.put(port, p.value());
      }
    }
    return new Vusb(version, numPorts, ports);
  }

  private static int number(Pair p, int most) throws BadString {
    int n = digits(p.value());
    if (n < 1 || n > most) {
      throw new BadString(p.valueOffset(), "Invalid vusb option: " + p.key());
    }
    return n;
  }

  private static int digits(String text) {
    int n = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9 || text.length() > 3) {
        return -1;
      }
      n = n * 10 + digit;
    }
    return text.isEmpty() ? -1 : n;
  }

  /** As the model has it: {@code index} is its number among the domain's controllers. */
  void add(int index, List<UsbControllerSpec> controllers, List<UsbHostDeviceSpec> devices) {
    controllers.add(new UsbControllerSpec("qusb", version, numPorts));
    ports.forEach((port, busId) -> devices.add(new UsbHostDeviceSpec(0, 0, busId, index, port)));
  }

  /** In xm's form. */
  Sxp sxp() {
    List<Sxp> all = new ArrayList<>();
    all.add(Sxp.atom("port"));
    for (int port = 1; port <= numPorts; port++) {
      all.add(Sxp.of(Integer.toString(port), ports.getOrDefault(port, "")));
    }
    return Sxp.of(
        "vusb",
        Sxp.of("usb-ver", Integer.toString(version)),
        Sxp.of("num-ports", Integer.toString(numPorts)),
        new Sxp.Node(all));
  }

  /** An entry of the file from xm's form. */
  static String entry(Sxp.Node form) {
    StringBuilder b = new StringBuilder();
    for (Sxp item : form.items()) {
      if (item instanceof Sxp.Node field && field.items().size() > 1) {
        switch (SxpReader.head(field)) {
          case "usb-ver" -> b.append(",usbver=").append(SxpValues.text(field));
          case "num-ports" -> b.append(",numports=").append(SxpValues.text(field));
          case "port" -> {
            for (Sxp port : field.items()) {
              if (port instanceof Sxp.Node one && one.items().size() > 1) {
                String busId = SxpValues.text(one);
                b.append(busId.isEmpty() ? "" : "," + PORT + SxpReader.head(one) + '=' + busId);
              }
            }
          }
          default -> {
            // what xend itself added
          }
        }
      }
    }
    return b.length() == 0 ? "" : b.substring(1);
  }
}
