package xm.config.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import xm.config.HostFacts;
import xm.config.eval.KeyOrder;
import xm.config.eval.Repr;
import xm.config.schema.Pairs.Pair;
import xm.config.sxp.Sxp;

/** The {@code device} parts of xm's form, in xm's order. */
final class XmDevicesSxp {
  private final Settings s;
  private final HostFacts facts;

  XmDevicesSxp(Settings s, HostFacts facts) {
    this.s = s;
    this.facts = facts;
  }

  void add(Devices devices, List<Sxp> out) {
    for (DiskString.Parsed d : devices.disks) {
      out.add(device(disk(d)));
    }
    if (!devices.pci.isEmpty()) {
      out.add(device(pci(devices.pci)));
    }
    for (Vusb vusb : devices.vusbs) {
      out.add(device(vusb.sxp()));
    }
    for (String range : s.strings("ioports")) {
      String[] ends = range.split("-", -1);
      String last = ends.length > 1 ? ends[1] : ends[0];
      out.add(device(Sxp.of("ioports", Sxp.of("from", "0x" + ends[0]), Sxp.of("to", "0x" + last))));
    }
    if (s.get("irq") instanceof List<?> irqs) {
      for (Object irq : irqs) {
        out.add(device(Sxp.of("irq", Sxp.of("irq", repr(irq)))));
      }
    }
    for (List<Pair> vif : devices.vifPairs) {
      out.add(device(vif(vif)));
    }
    for (VfbString vfb : devices.vfbs) {
      out.add(device(Sxp.of("vkbd")));
      out.add(device(vfb(vfb)));
    }
  }

  /** xm showed an interrupt as Python's repr: a string has its quotes. */
  private static String repr(Object irq) {
    if (!(irq instanceof String text)) {
      return String.valueOf(irq);
    }
    StringBuilder quoted = new StringBuilder();
    Repr.quoted(text, quoted);
    return quoted.toString();
  }

  private static Sxp device(Sxp inner) {
    return Sxp.of("device", inner);
  }

  private static Sxp disk(DiskString.Parsed d) {
    String uname = d.uname();
    String kind = uname.startsWith("tap2:") ? "tap2" : uname.startsWith("tap:") ? "tap" : "vbd";
    List<Sxp> fields = new ArrayList<>();
    fields.add(Sxp.atom(kind));
    fields.add(Sxp.of("uname", uname));
    fields.add(Sxp.of("dev", d.dev()));
    fields.add(Sxp.of("mode", d.mode()));
    if (!d.backend().isEmpty()) {
      fields.add(Sxp.of("backend", d.backend()));
    }
    if (!d.protocol().isEmpty()) {
      fields.add(Sxp.of("protocol", d.protocol()));
    }
    return new Sxp.Node(fields);
  }

  private static Sxp pci(List<PciString> functions) {
    List<Sxp> out = new ArrayList<>();
    out.add(Sxp.atom("pci"));
    for (PciString p : functions) {
      KeyOrder<Object> order = new KeyOrder<>();
      order.put("domain", PciString.hex(p.domain(), 4));
      order.put("bus", PciString.hex(p.bus(), 2));
      order.put("slot", PciString.hex(p.slot(), 2));
      order.put("func", PciString.hex(p.function(), 1));
      order.put("vdevfn", PciString.hex(p.vdevfn(), 2));
      order.put("key", p.key());
      if (!p.options().isEmpty()) {
        order.put("opts", p.options());
      }
      List<Sxp> fields = new ArrayList<>();
      fields.add(Sxp.atom("dev"));
      for (String key : order.keys()) {
        if (!key.equals("opts")) {
          fields.add(Sxp.of(key, order.get(key)));
          continue;
        }
        for (String o : p.options()) {
          int equals = o.indexOf('=');
          fields.add(Sxp.of("opts", Sxp.of(o.substring(0, equals), o.substring(equals + 1))));
        }
      }
      out.add(new Sxp.Node(fields));
    }
    return new Sxp.Node(out);
  }

  private static Sxp vif(List<Pair> pairs) {
    KeyOrder<String> order = new KeyOrder<>();
    for (Pair p : pairs) {
      order.put(p.key(), p.value());
    }
    List<Sxp> fields = new ArrayList<>();
    fields.add(Sxp.atom("vif"));
    for (String key : order.keys()) {
      fields.add(Sxp.of(key, order.get(key)));
    }
    return new Sxp.Node(fields);
  }

  private Sxp vfb(VfbString vfb) {
    List<Sxp> fields = new ArrayList<>();
    fields.add(Sxp.atom("vfb"));
    for (Map.Entry<String, String> e : vfb.options().entrySet()) {
      fields.add(Sxp.of(e.getKey(), e.getValue()));
    }
    if (!vfb.options().containsKey("keymap") && s.truth("keymap")) {
      fields.add(Sxp.of("keymap", XmSxp.sxp(s.get("keymap"))));
    }
    String display = facts.environment().get("DISPLAY");
    if (!vfb.options().containsKey("display") && display != null) {
      fields.add(Sxp.of("display", display));
    }
    if (!vfb.options().containsKey("xauthority")) {
      fields.add(Sxp.of("xauthority", xauthority(facts)));
    }
    return new Sxp.Node(fields);
  }

  /** Where X keeps its keys for the user who creates the domain. */
  static String xauthority(HostFacts facts) {
    String given = facts.environment().get("XAUTHORITY");
    if (given != null && !given.isEmpty()) {
      return given;
    }
    String home = facts.environment().get("HOME");
    return (home == null || home.isEmpty() ? "/root" : home) + "/.Xauthority";
  }
}
