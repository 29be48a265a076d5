package xm.toolstack.describe;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import xm.config.model.DomainConfig;
import xm.config.model.VbdSpec;
import xm.config.sxp.Sxp;
import xm.toolstack.sample.StoreValues;

/**
 * The form of each kind of device. Fields stand in the order in which xm printed them, that of a
 * dictionary of CPython 2 with these keys.
 */
final class DeviceForms {
  private static final List<String> VIF_FEW = List.of("bridge", "mac", "script", "type", "vifname");
  private static final List<String> VIF_MANY =
      List.of("bridge", "script", "ip", "rate", "mac", "vifname", "model", "type");

  /** Above this many fields the dictionary had grown, and with it the order changed. */
  private static final int FEW = 5;

  private static final List<String> VBD =
      List.of("bootable", "dev", "type", "params", "mode", "device-type", "node");
  private static final List<String> VFB =
      List.of(
          "vncunused",
          "vnc",
          "xauthority",
          "opengl",
          "vnclisten",
          "vncdisplay",
          "keymap",
          "sdl",
          "display");
  private static final List<String> PROTOCOLS = List.of("x86_64-abi", "x86_32-abi", "arm-abi");

  private DeviceForms() {}

  static Sxp vif(Endpoint device) {
    Map<String, String> values = device.backendValues(VIF_MANY);
    boolean few = values.size() < FEW && VIF_FEW.containsAll(values.keySet());
    Fields f = new Fields("vif");
    putAll(f, few ? VIF_FEW : VIF_MANY, values);
    return f.put("backend", device.backend().domid()).node();
  }

  static Sxp vbd(Endpoint device, Optional<DomainConfig> config) {
    Map<String, String> values = device.backendValues(VBD);
    Fields f = new Fields("vbd");
    Optional<String> protocol = device.frontend("vbd", "protocol");
    if (protocol.isPresent() && PROTOCOLS.contains(protocol.get())) {
      f.put("protocol", protocol); // the guest's node: nothing but a known word is shown
    }
    f.put("bootable", StoreValues.smallNumber(Optional.ofNullable(values.get("bootable")), 0));
    if (values.containsKey("dev")) {
      f.put("dev", values.get("dev") + ":" + values.getOrDefault("device-type", "disk"));
    }
    f.put("uname", uname(device, values, config));
    f.put("mode", Optional.ofNullable(values.get("mode")));
    f.put("backend", device.backend().domid());
    return f.put("VDI", "").node();
  }

  /** As configured; for a disk of another tool as xm would have written it. */
  private static Optional<String> uname(
      Endpoint device, Map<String, String> values, Optional<DomainConfig> config) {
    if (config.isPresent()) {
      for (VbdSpec spec : config.get().devices(VbdSpec.class)) {
        if (spec.virtualDevice() == device.devid()) {
          return Optional.of(spec.uname());
        }
      }
    }
    String type = values.get("type");
    String params = values.get("params");
    if (type == null || params == null) {
      return Optional.empty();
    }
    if (type.equals("qdisk")) {
      type = "tap"; // libxl's qemu backend keeps FORMAT:PATH in params, which xm called tap:
    } else if (values.getOrDefault("node", "").startsWith("/dev/loop")
        && !params.startsWith("/dev/")) {
      type = "file"; // libxl says phy of an image on a loop device, too
    }
    return Optional.of(type + ":" + params);
  }

  static Sxp vfb(Endpoint device) {
    Fields f = new Fields("vfb");
    putAll(f, VFB, device.backendValues(VFB));
    Optional<String> port = device.domainNode("console/vnc-port");
    if (port.isPresent() && StoreValues.digits(port.get())) {
      String listen = device.domainNode("console/vnc-listen").orElse("127.0.0.1");
      f.put("location", listen + ":" + port.get());
    }
    return f.put("backend", device.backend().domid()).node();
  }

  static Sxp console(Endpoint device) {
    Fields f = new Fields("console");
    f.put("protocol", device.backendValues(List.of("protocol")).getOrDefault("protocol", "vt100"));
    long port = StoreValues.number(device.domainNode("console/port"), 0);
    if (device.devid() == 0 && port > 0) {
      f.put("location", port);
    }
    return f.node();
  }

  private static void putAll(Fields f, List<String> order, Map<String, String> values) {
    for (String key : order) {
      f.put(key, Optional.ofNullable(values.get(key)));
    }
  }
}
