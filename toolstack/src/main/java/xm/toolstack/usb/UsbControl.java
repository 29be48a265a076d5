package xm.toolstack.usb;

import java.util.List;
import java.util.Map;
import xm.config.model.UsbControllerSpec;
import xm.config.model.UsbHostDeviceSpec;

/** USB controllers of running domains, and the devices of this host on their ports. */
public interface UsbControl {

  /**
   * A controller of a domain.
   *
   * @param devid its number
   * @param type {@code qusb}, {@code devicemodel}, or {@code pv} for one of another tool
   * @param version of USB, 1 to 3
   * @param backendDomid domain that serves it
   * @param state of its frontend as xenbus counts, -1 for one that is emulated
   * @param backendPath directory of its backend, empty for one that is emulated
   * @param ports by number: where what is on it is plugged in, empty for a free one
   */
  record Controller(
      int devid,
      String type,
      int version,
      int backendDomid,
      int state,
      String backendPath,
      Map<Integer, String> ports) {}

  /** What is plugged in at this host, without hubs. */
  List<UsbHostDevice> devices();

  /** Those of {@link #devices} that no domain has. */
  List<UsbHostDevice> assignable();

  /** Whether a domain has what is plugged in at this place. */
  boolean assigned(String busId);

  /** The controllers of a domain, by number. */
  List<Controller> controllers(int domid);

  /**
   * Gives a running domain one more controller; on failure it is as before.
   *
   * @throws xm.toolstack.ToolstackException with what the backend or the device model said
   */
  Controller create(int domid, UsbControllerSpec controller);

  /**
   * Takes a controller away, with what is on it.
   *
   * @throws xm.toolstack.ToolstackException {@code Device 3 not connected}, or when the guest does
   *     not let go of it
   */
  void destroy(int domid, int devid);

  /**
   * Gives a device of the host to a running domain. Without a controller it takes the first free
   * port, and makes a controller when there is none.
   *
   * @throws xm.toolstack.ToolstackException naming the device, when it cannot be given
   */
  void attach(int domid, UsbHostDeviceSpec device);

  /**
   * Frees a port.
   *
   * @throws xm.toolstack.ToolstackException when nothing is on it
   */
  void detach(int domid, int devid, int port);
}
