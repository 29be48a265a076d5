package xm.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import xm.config.eval.Repr;
import xm.config.model.CpuidPolicy;
import xm.config.model.Cpus;
import xm.config.model.DeviceSpec;
import xm.config.model.DomainConfig;
import xm.config.model.GuestType;
import xm.config.model.VbdSpec;
import xm.config.model.VfbSpec;
import xm.config.model.VifSpec;
import xm.config.schema.ConfigKey;
import xm.config.schema.ConfigKeys;

/** A configuration as xl.cfg with the same meaning; what xl has no key for becomes a comment. */
public final class XlText {
  /** Variables that the typed model already says. */
  private static final Set<String> MODELLED =
      Set.of(
          "name",
          "uuid",
          "builder",
          "type",
          "kernel",
          "ramdisk",
          "root",
          "extra",
          "cmdline",
          "ip",
          "gateway",
          "netmask",
          "hostname",
          "interface",
          "dhcp",
          "nfs_server",
          "nfs_root",
          "features",
          "bootloader",
          "bootargs",
          "bootloader_args",
          "memory",
          "maxmem",
          "shadow_memory",
          "videoram",
          "vcpus",
          "maxvcpus",
          "vcpu_avail",
          "cpu",
          "cpus",
          "cpu_weight",
          "cpu_cap",
          "cap",
          "pool",
          "on_poweroff",
          "on_reboot",
          "on_crash",
          "restart",
          "on_xend_start",
          "on_xend_stop",
          "hap",
          "oos",
          "s3_integrity",
          "nomigrate",
          "cpuid",
          "tsc_mode",
          "rtc_timeoffset",
          "localtime",
          "driver_domain",
          "blkif",
          "netif",
          "disk",
          "vif",
          "vfb",
          "description",
          "cdrom",
          "nics",
          "loader",
          "irq",
          "hpet");

  private final StringBuilder out = new StringBuilder();
  private final DomainConfig c;

  private XlText(DomainConfig c) {
    this.c = c;
  }

  /** The text, each line ended. */
  public static String of(DomainConfig config) {
    return new XlText(config).text();
  }

  private String text() {
    boolean hvm = c.type() == GuestType.HVM;
    put("name", c.name());
    c.uuid().ifPresent(u -> put("uuid", u.toString()));
    put("type", c.type().label());
    boot(hvm);
    put("memory", c.memory().targetMib());
    if (c.memory().maxMib() != c.memory().targetMib()) {
      put("maxmem", c.memory().maxMib());
    }
    positive("shadow_memory", c.memory().shadowMib());
    if (c.memory().videoMib() >= 8) {
      put("videoram", c.memory().videoMib());
    } else if (c.memory().videoMib() > 0) {
      lost("videoram = " + c.memory().videoMib(), "xl wants 8 MiB or more and chooses itself");
    }
    cpus();
    positive("cpu_weight", c.scheduling().weight());
    positive("cap", c.scheduling().capPercent());
    put("pool", c.scheduling().pool());
    put("on_poweroff", c.lifecycle().onPoweroff().label());
    put("on_reboot", c.lifecycle().onReboot().label());
    put("on_crash", c.lifecycle().onCrash().label());
    hosts();
    platform(hvm);
    devices();
    others(hvm);
    return out.toString();
  }

  private void put(String key, Object value) {
    if (!value.equals("")) {
      out.append(key).append(" = ").append(value(value)).append('\n');
    }
  }

  private void positive(String key, long value) {
    if (value > 0) {
      put(key, value);
    }
  }

  private void lost(String what, String why) {
    out.append("# ").append(what.replace('\n', ' ')).append(": ").append(why).append('\n');
  }

  /** xl knows strings, numbers and lists, and the escapes of Python. */
  private static String value(Object v) {
    if (v instanceof List<?> list) {
      List<String> items = new ArrayList<>();
      for (Object o : list) {
        items.add(value(o));
      }
      return "[ " + String.join(", ", items) + " ]";
    }
    if (v instanceof Long || v instanceof Integer) {
      return v.toString();
    }
    StringBuilder b = new StringBuilder();
    Repr.quoted(v.toString(), b);
    return b.toString();
  }

  private void boot(boolean hvm) {
    String kernel = c.boot().kernel();
    if (hvm && kernel.contains("hvmloader")) {
      lost("kernel = " + value(kernel), "xl finds its own hvmloader");
    } else {
      put("kernel", kernel);
    }
    put("ramdisk", c.boot().ramdisk());
    put("cmdline", c.boot().commandLine());
    put("bootloader", c.boot().bootloader());
    if (!c.boot().bootloaderArgs().isEmpty()) {
      put("bootloader_args", c.boot().bootloaderArgs());
    }
    if (!c.boot().features().isEmpty()) {
      lost("features = " + value(c.boot().features()), "xl has no such key");
    }
  }

  private void cpus() {
    Cpus cpus = c.cpus();
    int online = cpus.available().cardinality();
    put("vcpus", online);
    if (online != cpus.max()) {
      put("maxvcpus", cpus.max());
    }
    if (cpus.available().length() != online) {
      lost("vcpu_avail", "xl brings the first vcpus online, whichever the mask named");
    }
    Object given = c.variables().get("cpus");
    boolean any = cpus.affinity().isEmpty() && cpus.selections().isEmpty();
    if (given != null && !any) {
      put("cpus", given instanceof Long n ? n.toString() : given);
    } else if (!cpus.affinity().isEmpty()) {
      put("cpus", cpus.affinity().get(0).toString().replaceAll("[{} ]", ""));
    }
  }

  private void hosts() {
    if (!c.lifecycle().onXendStart().equals("ignore")) {
      lost(
          "on_xend_start = " + value(c.lifecycle().onXendStart()),
          "with xl, link the file into /etc/xen/auto");
    }
    if (!c.lifecycle().onXendStop().equals("ignore")) {
      lost("on_xend_stop = " + value(c.lifecycle().onXendStop()), "xl has no such key");
    }
    if (!c.description().isEmpty()) {
      lost("description = " + value(c.description()), "xl has no such key");
    }
  }

  private void platform(boolean hvm) {
    if (hvm) {
      put("hap", c.platform().hap() ? 1 : 0);
      put("hpet", flag("hpet"));
    }
    cpuid(c.hardware().cpuid());
    if (c.platform().nomigrate()) {
      put("nomigrate", 1);
    }
    String[] modes = {"", "always_emulate", "native"};
    if (c.platform().tscMode() < modes.length) {
      put("tsc_mode", modes[c.platform().tscMode()]);
    } else {
      lost("tsc_mode = " + c.platform().tscMode(), "Xen no longer has this mode");
    }
    if (c.platform().rtcOffsetSeconds() != 0) {
      put("rtc_timeoffset", c.platform().rtcOffsetSeconds());
    }
    if (c.platform().localtime()) {
      put("localtime", 1);
    }
    if (c.platform().driverDomain()) {
      put("driver_domain", 1);
    }
  }

  /** xl takes one text of names, or a list of registers, and no numbers for the latter. */
  private void cpuid(CpuidPolicy policy) {
    if (policy.isHost()) {
      return;
    }
    if (onlyNames(c.variables().get("cpuid"))) {
      List<String> words = new ArrayList<>(List.of("host"));
      policy.features().forEach((name, value) -> words.add(name + '=' + value));
      put("cpuid", String.join(",", words));
      return;
    }
    List<Object> leaves = new ArrayList<>();
    policy.leaves().forEach(leaf -> leaves.add(leaf.entry()));
    list("cpuid", leaves);
    if (!policy.msrs().isEmpty()) {
      lost("cpuid with names of MSR bits", "xl takes them only where all of cpuid are names");
    }
  }

  private static boolean onlyNames(Object cpuid) {
    for (Object entry : cpuid instanceof List<?> list ? list : List.of(String.valueOf(cpuid))) {
      if (!entry.toString().startsWith("host")) {
        return false;
      }
    }
    return true;
  }

  /** xm's default where xl's is another. */
  private long flag(String key) {
    return c.variables().get(key) instanceof Long n ? n : 0;
  }

  private void devices() {
    List<Object> disks = new ArrayList<>();
    List<Object> vifs = new ArrayList<>();
    List<Object> vfbs = new ArrayList<>();
    for (DeviceSpec d : c.devices()) {
      if (d instanceof VbdSpec v) {
        disks.add(disk(v));
      } else if (d instanceof VifSpec v) {
        vifs.add(vif(v));
      } else if (d instanceof VfbSpec v) {
        vfbs.add(pairs(new TreeMap<>(v.options())));
      }
    }
    list("disk", disks);
    list("vif", vifs);
    list("vfb", vfbs);
  }

  private void list(String key, List<Object> entries) {
    if (!entries.isEmpty()) {
      put(key, entries);
    }
  }

  private String disk(VbdSpec v) {
    if (v.mode() == VbdSpec.DiskMode.SHARED_WRITE) {
      lost("disk " + v.vdev() + " mode w!", "xl has no such mode; it is w here");
    }
    StringBuilder b = new StringBuilder("vdev=").append(v.vdev());
    b.append(",format=").append(v.format());
    b.append(",access=").append(v.mode() == VbdSpec.DiskMode.READ_ONLY ? "ro" : "rw");
    if (v.cdrom()) {
      b.append(",devtype=cdrom");
    }
    if (!v.backend().isEmpty()) {
      b.append(",backend=").append(v.backend());
    }
    switch (v.backendType()) {
      case "phy", "qdisk" -> {
        if (!v.target().isEmpty()) { // libxl serves an empty drive through QEMU only
          b.append(",backendtype=").append(v.backendType());
        }
      }
      case "file", "tap" -> {
        // xl chooses for an image file, and libxl refuses tap (disk_try_backend, libxl_device.c)
      }
      default -> b.append(",script=block-").append(v.backendType());
    }
    return b.append(",target=").append(v.target()).toString();
  }

  private static String vif(VifSpec v) {
    Map<String, String> pairs = new TreeMap<>();
    pairs.put("mac", v.mac());
    pairs.put("bridge", v.bridge());
    pairs.put("ip", v.ip());
    pairs.put("script", v.script());
    pairs.put("backend", v.backend());
    pairs.put("vifname", v.vifname());
    pairs.put("model", v.model());
    pairs.put("type", v.ioemu() ? "ioemu" : v.link().paravirtual() ? "vif" : "");
    if (!v.rate().isEmpty()) {
      String[] rate = v.rate().split(",", -1);
      long bytes = Long.parseLong(rate[0]) * 1_000_000 / Long.parseLong(rate[1]);
      pairs.put("rate", bytes + "B/s@" + rate[1] + "us");
    }
    pairs.put("mtu", v.link().mtu() > 0 ? Integer.toString(v.link().mtu()) : "");
    pairs.put("vlan", v.link().vlan());
    pairs.put("gatewaydev", v.link().gatewayDevice());
    pairs.values().removeIf(String::isEmpty);
    return pairs(pairs) + (v.link().trusted() ? "" : pairs.isEmpty() ? "untrusted" : ",untrusted");
  }

  private static String pairs(Map<String, String> pairs) {
    List<String> out = new ArrayList<>();
    pairs.forEach((k, v) -> out.add(k + "=" + v));
    return String.join(",", out);
  }

  /** Variables without a place in the model: those that xl knows too are copied. */
  private void others(boolean hvm) {
    rename("loader", "firmware_override");
    rename("irq", "irqs");
    if (hvm && !c.variables().containsKey("boot")) {
      put("boot", "c");
    }
    c.variables()
        .forEach(
            (name, value) -> {
              ConfigKey key = ConfigKeys.named(name);
              if (key == null || MODELLED.contains(name)) {
                return;
              }
              if (key.origin() == ConfigKey.Origin.XM) {
                boolean set = !value.equals(key.defaultValue()) && !value.equals("none");
                if (set) {
                  lost(name + " = " + value(value), "xl has no such key");
                }
              } else {
                put(name, value);
              }
            });
  }

  private void rename(String from, String to) {
    Object value = c.variables().get(from);
    if (value != null && !value.equals("") && !value.equals("hvmloader")) {
      put(to, value);
    }
  }
}
