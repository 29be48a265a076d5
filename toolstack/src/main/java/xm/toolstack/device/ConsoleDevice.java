package xm.toolstack.device;

import java.util.LinkedHashMap;
import java.util.Map;

/** The first console of a domain, which xenconsoled serves. No configuration, so no table row. */
public final class ConsoleDevice {
  /** Bytes that xenconsoled keeps for a reader that is away (libxl's value). */
  private static final String BUFFER_LIMIT = "1048576";

  private ConsoleDevice() {}

  /**
   * Nodes of console 0.
   *
   * @param backendDomid where xenconsoled runs
   * @param port event channel in the guest
   * @param frame of the ring: a machine frame for PV
   */
  public static DeviceNodes nodes(int domid, int backendDomid, int port, long frame) {
    Device device = new Device(domid, "console", 0, backendDomid, "console");
    Map<String, String> backend = DeviceNodes.backendBase(device);
    backend.put("protocol", "vt100");

    Map<String, String> readOnly = new LinkedHashMap<>();
    readOnly.put("limit", BUFFER_LIMIT);
    readOnly.put("type", "xenconsoled");
    readOnly.put("output", "pty");
    readOnly.put("tty", "");
    readOnly.put("port", Integer.toString(port));
    readOnly.put("ring-ref", Long.toString(frame));
    return new DeviceNodes(
        device, backend, Map.of("backend-id", Integer.toString(backendDomid)), readOnly);
  }
}
