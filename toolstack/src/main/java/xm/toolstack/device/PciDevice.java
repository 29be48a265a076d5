package xm.toolstack.device;

import java.util.LinkedHashMap;
import java.util.Map;
import xm.config.model.PciBus;
import xm.config.model.PciSpec;

/**
 * The PCI functions of a domain, served by xen-pciback: device 0 for all of them, with a numbered
 * set of keys for each (xen/include/public/io/pciif.h, and what libxl writes).
 */
public final class PciDevice implements DeviceType<PciBus> {

  @Override
  public String kind() {
    return "pci";
  }

  @Override
  public Class<PciBus> specType() {
    return PciBus.class;
  }

  @Override
  public int devid(PciBus spec, int index) {
    return 0;
  }

  @Override
  public DeviceNodes nodes(PciBus spec, int index, GuestFacts guest) {
    Device device = device(spec, index, guest.ends());
    Map<String, String> backend = DeviceNodes.backendBase(device);
    int number = 0;
    for (PciSpec function : spec.functions()) {
      backend.putAll(function(number++, function));
    }
    backend.put("num_devs", Integer.toString(number));
    return new DeviceNodes(device, backend, DeviceNodes.frontendBase(device), Map.of());
  }

  /** The backend keys of one function. */
  public static Map<String, String> function(int number, PciSpec function) {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("key-" + number, function.address());
    keys.put("dev-" + number, function.address());
    if (function.hasVirtualSlot()) {
      keys.put("vdevfn-" + number, Integer.toHexString(function.virtualDevfn()));
    }
    keys.put("opts-" + number, options(function));
    keys.put("state-" + number, XenbusState.INITIALISING.wire());
    return keys;
  }

  private static String options(PciSpec function) {
    return "msitranslate="
        + (function.msitranslate() ? 1 : 0)
        + ",power_mgmt="
        + (function.powerManagement() ? 1 : 0)
        + ",permissive="
        + (function.permissive() ? 1 : 0)
        + ",rdm_policy="
        + (function.rdmPolicy().isEmpty() ? "strict" : function.rdmPolicy());
  }
}
