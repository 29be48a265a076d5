package xm.config.schema;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import xm.config.HostFacts;
import xm.config.eval.Data;
import xm.config.sxp.Sxp;
import xm.config.syntax.UnicodeText;

/**
 * The form that {@code xm create -n} printed: fields in xm's order, false ones left out
 * (xm-config.md §1.6).
 */
final class XmSxp {
  private static final List<String> FIRST =
      List.of(
          "name",
          "memory",
          "maxmem",
          "shadow_memory",
          "restart",
          "on_poweroff",
          "tsc_mode",
          "nomigrate",
          "on_reboot",
          "on_crash",
          "features",
          "on_xend_start",
          "on_xend_stop",
          "target",
          "cpuid",
          "cpuid_check",
          "machine_address_size",
          "suppress_spurious_page_faults",
          "description");

  private final Settings s;
  private final HostFacts facts;
  private final String name;
  private final List<Sxp> out = new ArrayList<>();

  private XmSxp(Settings s, HostFacts facts, String name) {
    this.s = s;
    this.facts = facts;
    this.name = name;
  }

  /**
   * Builds the form.
   *
   * @param name of the domain, when the file has none the file's
   */
  static Sxp.Node build(Settings s, Devices devices, HostFacts facts, String name) {
    return new XmSxp(s, facts, name).vm(devices);
  }

  private Sxp.Node vm(Devices devices) {
    out.add(Sxp.atom("vm"));
    for (String field : FIRST) {
      Object value = field.equals("name") ? name : value(field);
      if (field.equals("name") || s.truth(field)) {
        add(field, value);
      }
    }
    vcpus();
    present("uuid");
    present("cpu");
    present("cpus");
    Object cap = s.get("cpu_cap") != null ? s.get("cpu_cap") : s.get("cap");
    if (cap != null) {
      add("cpu_cap", cap);
    }
    present("cpu_weight");
    for (String role : List.of("blkif", "netif", "tpmif")) {
      if (s.truth(role)) {
        out.add(Sxp.of("backend", Sxp.of(role)));
      }
    }
    ifTrue("localtime", "localtime");
    ifTrue("oos", "oos");
    ifTrue("pool", "pool_name");
    bootloader();
    out.add(Sxp.of("image", new XmImageSxp(s, facts).build(devices)));
    add("s3_integrity", s.get("s3_integrity"));
    new XmDevicesSxp(s, facts).add(devices, out);
    return new Sxp.Node(out);
  }

  private Object value(String field) {
    return field.equals("cpuid") || field.equals("cpuid_check")
        ? CpuidSxp.shown(s, field)
        : s.get(field);
  }

  private void vcpus() {
    long max = s.number("maxvcpus", 0, 0, 8192, "");
    if (max > 0 && s.truth("vcpus")) {
      long online = s.number("vcpus", 1, 0, 8192, "");
      out.add(
          Sxp.of(
              "vcpu_avail", mask(BigInteger.ONE.shiftLeft((int) online).subtract(BigInteger.ONE))));
      add("vcpus", s.get("maxvcpus"));
    } else if (max > 0 || s.truth("vcpus")) {
      if (s.truth("vcpu_avail")) {
        add("vcpu_avail", s.get("vcpu_avail"));
      }
      add("vcpus", max > 0 ? s.get("maxvcpus") : s.get("vcpus"));
    }
  }

  private static Object mask(BigInteger mask) {
    return mask.bitLength() < 64 ? (Object) mask.longValue() : mask.toString();
  }

  private void bootloader() {
    if (!s.truth("bootloader")) {
      return;
    }
    add("bootloader", s.get("bootloader"));
    Object args = s.truth("bootargs") ? s.get("bootargs") : s.get("bootloader_args");
    add("bootloader_args", args == null || args.equals("") ? "-q" : args);
  }

  private void present(String field) {
    if (s.get(field) != null) {
      add(field, s.get(field));
    }
  }

  private void ifTrue(String key, String field) {
    if (s.truth(key)) {
      add(field, s.get(key));
    }
  }

  private void add(String field, Object value) {
    out.add(Sxp.of(field, sxp(value)));
  }

  /** A variable's value as xm's printer showed it. */
  static Sxp sxp(Object value) {
    if (value instanceof List<?> list) {
      List<Sxp> items = new ArrayList<>();
      for (Object o : list) {
        items.add(sxp(o));
      }
      return new Sxp.Node(items);
    }
    if (value instanceof Data.Tuple t) {
      return sxp(t.items());
    }
    if (value instanceof Sxp ready) {
      return ready;
    }
    if (value instanceof String || value instanceof Long || value instanceof Double) {
      return Sxp.atom(value);
    }
    if (value instanceof Boolean b) {
      return Sxp.atom(b ? "True" : "False");
    }
    return Sxp.atom(value instanceof UnicodeText u ? u.text() : String.valueOf(value));
  }
}
