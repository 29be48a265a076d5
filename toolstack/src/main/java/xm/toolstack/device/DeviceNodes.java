package xm.toolstack.device;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that is written to xenstore to offer a device to a domain; keys are relative to the ends'
 * nodes and keep their order.
 *
 * @param backend keys of the backend, also copied to libxl's record
 * @param frontend keys that the guest owns
 * @param frontendReadOnly keys in the frontend's node that the guest may only read
 */
public record DeviceNodes(
    Device device,
    Map<String, String> backend,
    Map<String, String> frontend,
    Map<String, String> frontendReadOnly) {

  public DeviceNodes {
    backend = Collections.unmodifiableMap(new LinkedHashMap<>(backend));
    frontend = Collections.unmodifiableMap(new LinkedHashMap<>(frontend));
    frontendReadOnly = Collections.unmodifiableMap(new LinkedHashMap<>(frontendReadOnly));
  }

  /** The keys that every device kind has in its backend, in libxl's spelling. */
  static Map<String, String> backendBase(Device device) {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("frontend-id", Integer.toString(device.domid()));
    keys.put("online", "1");
    keys.put("state", XenbusState.INITIALISING.wire());
    return keys;
  }

  /** The keys that every split driver has in its frontend. */
  static Map<String, String> frontendBase(Device device) {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("backend-id", Integer.toString(device.backendDomid()));
    keys.put("state", XenbusState.INITIALISING.wire());
    return keys;
  }
}
