package xm.config.schema;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import xm.config.model.VifSpec;
import xm.config.schema.Pairs.Pair;

/** One entry of {@code vif}. */
final class VifString {
  private static final Set<String> XM_KEYS =
      Set.of(
          "backend", "bridge", "ip", "mac", "script", "type", "vifname", "rate", "model", "accel",
          "policy", "label");
  private static final Set<String> XL_KEYS =
      Set.of(
          "gatewaydev",
          "netdev",
          "devid",
          "mtu",
          "vlan",
          "trusted",
          "untrusted",
          "forwarddev",
          "bridge_mac");

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
        ioemu);
  }

  /** Trailing blanks inside quotes were common and harmless. */
  private static String bridge(List<Pair> pairs) {
    return Pairs.value(pairs, "bridge");
  }

  private static void check(Pair p, Places places, int index) {
    if (XM_KEYS.contains(p.key())) {
      return;
    }
    if (XL_KEYS.contains(p.key())) {
      places.warning(
          "vif", index, p.offset(), "the vif option '" + p.key() + "' of xl has no effect here");
      return;
    }
    places.error(
        "vif",
        index,
        p.offset(),
        "Invalid vif option: " + p.key() + Suggestion.hint(p.key(), new TreeSet<>(XM_KEYS)));
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
