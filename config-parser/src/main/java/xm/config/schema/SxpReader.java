package xm.config.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import xm.config.Diagnostic.Severity;
import xm.config.HostFacts;
import xm.config.model.Boot;
import xm.config.model.DeviceSpec;
import xm.config.model.DomainConfig;
import xm.config.model.Hardware;
import xm.config.sxp.Sxp;
import xm.config.syntax.Problems;

/** The SXP form of a domain to the typed model, by way of the variables that it stands for. */
public final class SxpReader {
  private final Problems problems;
  private final Map<String, Object> variables = new LinkedHashMap<>();
  private final List<Sxp.Node> devices = new ArrayList<>();
  private String ip = "";
  private String commandLine;
  private Map<String, Object> kept;

  public SxpReader(Problems problems) {
    this.problems = problems;
  }

  /** The model; null, and an error reported, when the form is not that of a domain. */
  public DomainConfig read(Sxp form, Places places, String fileName) {
    if (!(form instanceof Sxp.Node vm) || (!head(vm).equals("vm") && !head(vm).equals("domain"))) {
      problems.error(0, "this is no domain: the S-expression must start with (vm");
      return null;
    }
    for (Sxp item : vm.items().subList(1, vm.items().size())) {
      if (item instanceof Sxp.Node n && !n.items().isEmpty()) {
        field(n);
      }
    }
    HostFacts facts = HostFacts.NONE;
    Settings settings = new Settings(Map.of(), variables, places);
    DomainConfig c = ConfigBinder.bind(settings, facts, fileName, "").config();
    List<DeviceSpec> specs = new SxpDevices(places, problems).read(devices);
    return new DomainConfig(
        c.name(),
        c.uuid(),
        c.type(),
        boot(c.boot()),
        c.memory(),
        c.cpus(),
        c.scheduling(),
        c.lifecycle(),
        c.platform(),
        c.machine(),
        specs,
        hardware(places),
        c.description(),
        kept != null ? kept : c.variables(),
        "");
  }

  /** From the variables as they were set, which say more than the form's fields. */
  private Hardware hardware(Places places) {
    Settings all = new Settings(Map.of(), kept != null ? kept : variables, places);
    return HardwareSettings.bind(all, Devices.hardwareOf(all));
  }

  /** The ip= argument is one text here, so the command line is put together anew. */
  private Boot boot(Boot b) {
    StringBuilder line = new StringBuilder(ip.isEmpty() ? "" : "ip=" + ip);
    if (!b.root().isEmpty()) {
      line.append(line.length() > 0 ? " " : "").append("root=").append(b.root());
    }
    if (!b.extra().isEmpty()) {
      line.append(line.length() > 0 ? " " : "").append(b.extra());
    }
    return new Boot(
        b.kernel(),
        b.ramdisk(),
        b.root(),
        b.extra(),
        ip,
        commandLine != null ? commandLine : line.toString(),
        b.features(),
        b.bootloader(),
        b.bootloaderArgs());
  }

  static String head(Sxp.Node n) {
    return n.items().isEmpty() || !(n.items().get(0) instanceof Sxp.Atom a)
        ? ""
        : String.valueOf(a.value());
  }

  private void field(Sxp.Node n) {
    String name = head(n);
    switch (name) {
      case "image" -> image(n);
      case "device" -> {
        if (n.items().size() > 1 && n.items().get(1) instanceof Sxp.Node inner) {
          devices.add(inner);
          vusb(inner);
        }
      }
      case "pool_name" -> set("pool", n);
      case "bootloader_args" -> set("bootloader_args", n);
      case "backend" -> {
        if (n.items().size() > 1 && n.items().get(1) instanceof Sxp.Node role) {
          variables.put(head(role), 1L);
        }
      }
      case "variables" -> kept = SxpValues.map(n);
      case "" -> problems.general(Severity.WARNING, "a field without a name is left out");
      default -> {
        if (ConfigKeys.named(name) != null) {
          set(name, n);
        }
      }
    }
  }

  /**
   * A controller becomes an entry of the variable again; what the form was made from goes first.
   */
  private void vusb(Sxp.Node device) {
    if (head(device).equals("vusb")) {
      List<Object> entries = new ArrayList<>();
      if (variables.get("vusb") instanceof List<?> before) {
        entries.addAll(before);
      }
      entries.add(Vusb.entry(device));
      variables.put("vusb", entries);
    }
  }

  private void image(Sxp.Node n) {
    if (n.items().size() < 2 || !(n.items().get(1) instanceof Sxp.Node image)) {
      return;
    }
    variables.put("builder", head(image));
    for (Sxp item :
        image.items().subList(Math.min(1, image.items().size()), image.items().size())) {
      if (!(item instanceof Sxp.Node field) || field.items().size() < 2) {
        continue;
      }
      switch (head(field)) {
        case "ip" -> ip = SxpValues.text(field);
        case "args" -> variables.put("extra", SxpValues.text(field));
        case "cmdline" -> commandLine = SxpValues.text(field);
        case "pci", "cpuid", "cpuid_check", "vcpus" -> {
          // the device, and the fields outside the image, say it
        }
        default -> {
          if (ConfigKeys.named(head(field)) != null) {
            set(head(field), field);
          }
        }
      }
    }
  }

  private void set(String name, Sxp.Node field) {
    if (field.items().size() < 2) {
      return;
    }
    Object value = SxpValues.plain(field.items().get(1));
    ConfigKey key = ConfigKeys.named(name);
    if (value instanceof List<?> list && list.isEmpty()) {
      return;
    }
    if (name.equals("cpus") && value instanceof List<?> list) {
      if (list.stream().allMatch(e -> e instanceof List<?> cpus && cpus.isEmpty())) {
        return; // xend's way to say that every vcpu may run everywhere
      }
      value = cpus(list);
    }
    boolean number =
        key != null
            && (key.type() == ConfigKey.Type.INTEGER || key.type() == ConfigKey.Type.BOOLEAN);
    variables.put(name, number ? SxpValues.numberOrText(value) : value);
  }

  /** xend showed the CPUs of each vcpu as a list of numbers. */
  private static List<Object> cpus(List<?> entries) {
    List<Object> out = new ArrayList<>();
    for (Object entry : entries) {
      if (entry instanceof List<?> numbers) {
        List<String> texts = new ArrayList<>();
        numbers.forEach(n -> texts.add(String.valueOf(n)));
        out.add(String.join(",", texts));
      } else {
        out.add(entry);
      }
    }
    return out;
  }
}
