package xm.config.schema;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import xm.config.model.VifLink;
import xm.config.model.VifSpec;
import xm.config.schema.Pairs.Pair;

/** One entry of {@code vif}. */
final class VifString {
  private static final Set<String> XM_KEYS =
      Set.of(
          "backend", "bridge", "ip", "mac", "script", "type", "vifname", "rate", "model", "accel",
          "policy", "label");

  /** Keys of xl that need no value. */
  static final Set<String> WORDS = Set.of("trusted", "untrusted");

  private static final Set<String> LINK_KEYS =
      Set.of("gatewaydev", "netdev", "mtu", "vlan", "trusted", "untrusted");

  /** Shortest and longest MTU of a network device (Linux: ETH_MIN_MTU, ETH_MAX_MTU). */
  private static final int LEAST_MTU = 68;

  private static final int MOST_MTU = 65535;

  private VifString() {}

  /** Reads an entry; findings go to item {@code index} of {@code vif}. */
  static VifSpec parse(List<Pair> pairs, Places places, int index) {
    boolean ioemu = false;
    String mac = "";
    String rate = "";
    for (Pair p : pairs) {
      switch (p.key()) {
        case "type" -> {
          ioemu = p.value().equals("ioemu");
          if (!ioemu && !p.value().equals("netfront") && !p.value().equals("vif")) {
            places.late(
                "vif",
                index,
                p.valueOffset(),
                "vif type '" + p.value() + "' is neither netfront nor ioemu");
          }
        }
        case "mac" -> mac = mac(p, places, index);
        case "rate" -> {
          rate = Rate.parse(p.value());
          if (rate.isEmpty()) {
            places.late(
                "vif",
                index,
                p.valueOffset(),
                "rate '" + p.value() + "' is not like 10Mb/s, 250KB/s or 1MB/s@20ms");
          }
        }
        default -> check(p, places, index);
      }
    }
    return new VifSpec(
        mac,
        bridge(pairs),
        Pairs.value(pairs, "ip"),
        Pairs.value(pairs, "script"),
        Pairs.value(pairs, "backend"),
        Pairs.value(pairs, "vifname"),
        rate,
        Pairs.value(pairs, "model"),
        ioemu,
        link(pairs, places, index));
  }

  private static VifLink link(List<Pair> pairs, Places places, int index) {
    VifLink usual = VifLink.DEFAULT;
    int mtu = usual.mtu();
    String vlan = usual.vlan();
    String gateway = usual.gatewayDevice();
    boolean trusted = usual.trusted();
    boolean paravirtual = usual.paravirtual();
    for (Pair p : pairs) {
      switch (p.key()) {
        case "mtu" -> mtu = mtu(p, places, index);
        case "vlan" -> vlan = p.value();
        case "gatewaydev", "netdev" -> gateway = p.value();
        case "type" -> paravirtual = !p.value().equals("ioemu");
        case "trusted", "untrusted" -> trusted = p.key().equals("trusted") != p.value().equals("0");
        default -> {
          // read by others
        }
      }
    }
    return new VifLink(mtu, vlan, gateway, trusted, paravirtual);
  }

  private static int mtu(Pair p, Places places, int index) {
    int mtu = 0;
    try {
      mtu = Integer.parseInt(p.value());
    } catch (NumberFormatException e) {
      // 0 is reported below
    }
    if (mtu < LEAST_MTU || mtu > MOST_MTU) {
      places.late(
          "vif",
          index,
          p.valueOffset(),
          "mtu '"
              + p.value()
              + "' is no number of bytes between "
              + LEAST_MTU
              + " and "
              + MOST_MTU);
      return 0;
    }
    return mtu;
  }

  /** Trailing blanks inside quotes were common and harmless. */
  private static String bridge(List<Pair> pairs) {
    return Pairs.value(pairs, "bridge");
  }

  private static void check(Pair p, Places places, int index) {
    String useless =
        switch (p.key()) {
          case "devid" -> "interfaces are numbered in the order of the list";
          case "forwarddev" -> "it belongs to COLO, which this toolstack does not do";
          case "accel" -> "no back end has accelerators any more";
          case "policy", "label" -> "the access control module left Xen";
          default -> p.key().startsWith("colo_") ? "COLO is not done by this toolstack" : "";
        };
    if (!useless.isEmpty()) {
      places.warning(
          "vif", index, p.offset(), "the vif option '" + p.key() + "' has no effect: " + useless);
      return;
    }
    if (XM_KEYS.contains(p.key()) || LINK_KEYS.contains(p.key())) {
      return;
    }
    places.error(
        "vif",
        index,
        p.offset(),
        "Invalid vif option: " + p.key() + Suggestion.hint(p.key(), candidates()));
  }

  private static Set<String> candidates() {
    Set<String> all = new TreeSet<>(XM_KEYS);
    all.addAll(LINK_KEYS);
    return all;
  }

  private static String mac(Pair p, Places places, int index) {
    String mac = p.value().toLowerCase(Locale.ROOT);
    boolean valid = mac.length() == 17;
    for (int i = 0; i < mac.length() && valid; i++) {
      char c = mac.charAt(i);
      valid = i % 3 == 2 ? c == ':' : Character.digit(c, 16) >= 0;
    }
    if (!valid && !mac.isEmpty()) {
      places.late(
          "vif",
          index,
          p.valueOffset(),
          "'"
              + p.value()
              + "' is no MAC address; it must be six pairs of hexadecimal digits, "
              + "such as 00:16:3e:01:02:03");
    }
    return valid ? mac : "";
  }
}
