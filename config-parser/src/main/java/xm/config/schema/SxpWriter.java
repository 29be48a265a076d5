package xm.config.schema;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import xm.config.model.Boot;
import xm.config.model.Cpus;
import xm.config.model.DeviceSpec;
import xm.config.model.DiskFlags;
import xm.config.model.DomainConfig;
import xm.config.model.GuestType;
import xm.config.model.Platform;
import xm.config.model.VbdSpec;
import xm.config.model.VfbSpec;
import xm.config.model.VifSpec;
import xm.config.sxp.Sxp;

/** The typed model to SXP, with nothing left out; {@link SxpReader} gives the same model again. */
public final class SxpWriter {
  private final List<Sxp> out = new ArrayList<>();

  private SxpWriter() {}

  /** The form {@code (vm ...)}. */
  public static Sxp.Node write(DomainConfig c) {
    return new SxpWriter().vm(c);
  }

  private Sxp.Node vm(DomainConfig c) {
    out.add(Sxp.atom("vm"));
    add("name", c.name());
    add("memory", c.memory().targetMib());
    add("maxmem", c.memory().maxMib());
    add("shadow_memory", c.memory().shadowMib());
    add("on_poweroff", c.lifecycle().onPoweroff().label());
    add("on_reboot", c.lifecycle().onReboot().label());
    add("on_crash", c.lifecycle().onCrash().label());
    add("on_xend_start", c.lifecycle().onXendStart());
    add("on_xend_stop", c.lifecycle().onXendStop());
    text("description", c.description());
    text("features", c.boot().features());
    cpus(c.cpus());
    c.uuid().ifPresent(u -> add("uuid", u.toString()));
    if (c.scheduling().weight() > 0) {
      add("cpu_weight", c.scheduling().weight());
    }
    add("cpu_cap", c.scheduling().capPercent());
    text("pool_name", c.scheduling().pool());
    text("bootloader", c.boot().bootloader());
    if (!c.boot().bootloaderArgs().isEmpty()) {
      add("bootloader_args", XmSxp.sxp(c.boot().bootloaderArgs()));
    }
    out.add(Sxp.of("image", image(c)));
    Platform p = c.platform();
    add("hap", p.hap() ? 1 : 0);
    add("oos", p.oos() ? 1 : 0);
    add("s3_integrity", p.s3Integrity() ? 1 : 0);
    add("nomigrate", p.nomigrate() ? 1 : 0);
    add("tsc_mode", p.tscMode());
    add("rtc_timeoffset", p.rtcOffsetSeconds());
    add("localtime", p.localtime() ? 1 : 0);
    if (p.driverDomain()) {
      add("driver_domain", 1);
    }
    for (DeviceSpec d : c.devices()) {
      device(d);
    }
    variables(c.variables());
    return new Sxp.Node(out);
  }

  private void add(String name, Object value) {
    out.add(Sxp.of(name, value));
  }

  private void text(String name, String value) {
    if (!value.isEmpty()) {
      add(name, value);
    }
  }

  private void cpus(Cpus cpus) {
    add("vcpus", cpus.max());
    long[] mask = cpus.available().toLongArray();
    if (cpus.max() <= 63) {
      add("vcpu_avail", mask.length == 0 ? 0L : mask[0]);
    } else {
      add("maxvcpus", cpus.max());
      out.set(out.size() - 2, Sxp.of("vcpus", cpus.available().cardinality()));
    }
    List<BitSet> affinity = cpus.affinity();
    if (!cpus.selections().isEmpty()) {
      List<Object> texts = new ArrayList<>();
      cpus.selections().forEach(selection -> texts.add(selection.toString()));
      add("cpus", texts.size() == 1 ? texts.get(0) : XmSxp.sxp(texts));
    } else if (affinity.size() == 1 && cpus.max() > 1) {
      add("cpus", ranges(affinity.get(0)));
    } else if (!affinity.isEmpty()) {
      List<Object> all = new ArrayList<>();
      for (BitSet set : affinity) {
        all.add(ranges(set));
      }
      add("cpus", XmSxp.sxp(all));
    }
  }

  private static String ranges(BitSet set) {
    StringBuilder b = new StringBuilder();
    for (int i = set.nextSetBit(0); i >= 0; i = set.nextSetBit(i)) {
      int end = set.nextClearBit(i);
      b.append(b.length() > 0 ? "," : "").append(i);
      if (end - 1 > i) {
        b.append('-').append(end - 1);
      }
      i = end;
    }
    return b.toString();
  }

  private static Sxp image(DomainConfig c) {
    List<Sxp> image = new ArrayList<>();
    image.add(Sxp.atom(c.type() == GuestType.PV ? "linux" : c.type().label()));
    Boot b = c.boot();
    String[][] texts = {
      {"kernel", b.kernel()},
      {"ramdisk", b.ramdisk()},
      {"ip", b.ip()},
      {"root", b.root()},
      {"args", b.extra()}
    };
    for (String[] t : texts) {
      if (!t[1].isEmpty()) {
        image.add(Sxp.of(t[0], t[1]));
      }
    }
    image.add(Sxp.of("cmdline", b.commandLine()));
    if (c.memory().videoMib() > 0) {
      image.add(Sxp.of("videoram", c.memory().videoMib()));
    }
    MachineSxp.write(c.machine(), image);
    return new Sxp.Node(image);
  }

  private void device(DeviceSpec d) {
    List<Sxp> f = new ArrayList<>();
    if (d instanceof VbdSpec v) {
      f.add(Sxp.atom("vbd"));
      f.add(Sxp.of("uname", v.uname()));
      f.add(Sxp.of("dev", v.cdrom() ? v.vdev() + ":cdrom" : v.vdev()));
      f.add(Sxp.of("mode", v.mode().label()));
      f.add(Sxp.of("backendtype", v.backendType()));
      f.add(Sxp.of("format", v.format()));
      f.add(Sxp.of("target", v.target()));
      if (!v.flags().equals(DiskFlags.DEFAULT)) {
        f.add(Sxp.of("direct_io_safe", v.flags().directIoSafe() ? "1" : "0"));
        f.add(Sxp.of("discard", v.flags().discard() ? "1" : "0"));
        f.add(Sxp.of("trusted", v.flags().trusted() ? "1" : "0"));
      }
    } else if (d instanceof VifSpec v) {
      f.add(Sxp.atom("vif"));
      String[][] texts = {
        {"mac", v.mac()},
        {"bridge", v.bridge()},
        {"ip", v.ip()},
        {"script", v.script()},
        {"vifname", v.vifname()},
        {"rate", v.rate()},
        {"model", v.model()},
        {"type", v.ioemu() ? "ioemu" : v.link().paravirtual() ? "netfront" : ""},
        {"mtu", v.link().mtu() > 0 ? Integer.toString(v.link().mtu()) : ""},
        {"vlan", v.link().vlan()},
        {"gatewaydev", v.link().gatewayDevice()},
        {"trusted", v.link().trusted() ? "" : "0"}
      };
      for (String[] t : texts) {
        if (!t[1].isEmpty()) {
          f.add(Sxp.of(t[0], t[1]));
        }
      }
    } else if (d instanceof VfbSpec v) {
      f.add(Sxp.atom("vfb"));
      new TreeMap<>(v.options()).forEach((k, value) -> f.add(Sxp.of(k, value)));
    }
    if (!d.backend().isEmpty()) {
      f.add(Sxp.of("backend", d.backend()));
    }
    out.add(Sxp.of("device", new Sxp.Node(f)));
  }

  private void variables(Map<String, Object> variables) {
    List<Sxp> all = new ArrayList<>();
    all.add(Sxp.atom("variables"));
    variables.forEach((k, v) -> all.add(Sxp.of(k, SxpValues.typed(v))));
    out.add(new Sxp.Node(all));
  }
}
