package xm.toolstack.device;

import java.util.LinkedHashMap;
import java.util.Map;
import xm.config.model.VifSpec;

/** Network interfaces served by netback and plugged into its domain's network by a script. */
public final class VifDevice implements DeviceType<VifSpec> {
  /** Script for interfaces that name none. */
  public static final String DEFAULT_SCRIPT = "vif-bridge";

  private static final String DEFAULT_MTU = "1500";

  @Override
  public String kind() {
    return "vif";
  }

  @Override
  public Class<VifSpec> specType() {
    return VifSpec.class;
  }

  @Override
  public int devid(VifSpec spec, int index) {
    return index;
  }

  /** Name or path of the interface's script. */
  public static String script(VifSpec spec) {
    return spec.script().isEmpty() ? DEFAULT_SCRIPT : spec.script();
  }

  /** True when the script plugs the interface into a bridge of the kernel. */
  public static boolean usesKernelBridge(VifSpec spec) {
    String script = script(spec);
    return DEFAULT_SCRIPT.equals(script.substring(script.lastIndexOf('/') + 1));
  }

  @Override
  public DeviceNodes nodes(VifSpec spec, int index, GuestFacts guest) {
    Device device = device(spec, index, guest.ends());
    String handle = Integer.toString(device.devid());

    Map<String, String> backend = DeviceNodes.backendBase(device);
    backend.put("script", guest.script(script(spec)));
    putIfGiven(backend, "vifname", spec.vifname());
    backend.put("mac", spec.mac());
    putIfGiven(backend, "ip", spec.ip());
    putIfGiven(backend, "gatewaydev", spec.link().gatewayDevice());
    putIfGiven(backend, "rate", spec.rate());
    putIfGiven(backend, "mtu", mtu(spec).equals(DEFAULT_MTU) ? "" : mtu(spec));
    putIfGiven(backend, "vlan", spec.link().vlan());
    putIfGiven(backend, "bridge", spec.bridge());
    backend.put("handle", handle);
    backend.put("type", spec.ioemu() ? HotplugScripts.EMULATED : "vif");
    // an empty node keeps netback from connecting before the script has run
    backend.put("hotplug-status", "");

    Map<String, String> frontend = DeviceNodes.frontendBase(device);
    frontend.put("handle", handle);
    frontend.put("mac", spec.mac());
    frontend.put("trusted", spec.link().trusted() ? "1" : "0");

    Map<String, String> readOnly = new LinkedHashMap<>();
    readOnly.put("mtu", mtu(spec)); // the script replaces it by the bridge's
    return new DeviceNodes(device, backend, frontend, readOnly);
  }

  private static String mtu(VifSpec spec) {
    return spec.link().mtu() > 0 ? Integer.toString(spec.link().mtu()) : DEFAULT_MTU;
  }

  private static void putIfGiven(Map<String, String> keys, String key, String value) {
    if (!value.isEmpty()) {
      keys.put(key, value);
    }
  }
}
