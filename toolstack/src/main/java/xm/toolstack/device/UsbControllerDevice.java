package xm.toolstack.device;

import java.util.LinkedHashMap;
import java.util.Map;
import xm.config.model.UsbControllerSpec;

/**
 * PV USB controllers, served by QEMU (xen/include/public/io/usbif.h, and what libxl writes). What
 * is on a port is a node of the backend; QEMU watches it.
 */
public final class UsbControllerDevice implements DeviceType<UsbControllerSpec> {

  @Override
  public String kind() {
    return "vusb";
  }

  @Override
  public Class<UsbControllerSpec> specType() {
    return UsbControllerSpec.class;
  }

  @Override
  public int devid(UsbControllerSpec spec, int index) {
    return index;
  }

  @Override
  public Device device(UsbControllerSpec spec, int index, Ends ends) {
    return new Device(ends.domid(), kind(), devid(spec, index), ends.backendDomid(), "qusb");
  }

  @Override
  public DeviceNodes nodes(UsbControllerSpec spec, int index, GuestFacts guest) {
    Device device = device(spec, index, guest.ends());
    Map<String, String> backend = DeviceNodes.backendBase(device);
    backend.putAll(ports(spec));
    return new DeviceNodes(device, backend, DeviceNodes.frontendBase(device), Map.of());
  }

  /** What libxl notes of a controller of either type, with all ports free. */
  public static Map<String, String> ports(UsbControllerSpec spec) {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("type", spec.type());
    keys.put("usb-ver", Integer.toString(spec.version()));
    keys.put("num-ports", Integer.toString(spec.ports()));
    keys.put("port", "");
    for (int port = 1; port <= spec.ports(); port++) {
      keys.put("port/" + port, "");
    }
    return keys;
  }
}
