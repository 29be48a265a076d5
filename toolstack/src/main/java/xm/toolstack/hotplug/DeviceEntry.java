package xm.toolstack.hotplug;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import xm.config.sxp.Sxp;

/**
 * One device of a domain, as xenstore has it now.
 *
 * @param devid number within domain and kind
 * @param backendDomid domain that serves it, -1 when that is unknown
 * @param backendPath its backend's directory, empty when that is unknown
 * @param frontend nodes of its frontend; the guest may have written any of them
 * @param backend nodes of its backend
 * @param form {@code (51712 ((virtual-device 51712) ...))}, the frontend's tree as xm printed it
 */
public record DeviceEntry(
    int devid,
    int backendDomid,
    String backendPath,
    Map<String, String> frontend,
    Map<String, String> backend,
    Sxp form) {

  public DeviceEntry {
    frontend = Collections.unmodifiableMap(new LinkedHashMap<>(frontend));
    backend = Collections.unmodifiableMap(new LinkedHashMap<>(backend));
  }

  /** A node of the frontend as a number; the fallback when it is missing or no number. */
  public int number(String key, int fallback) {
    return number(frontend, key, fallback);
  }

  /** A node of the backend as a number. */
  public int backendNumber(String key, int fallback) {
    return number(backend, key, fallback);
  }

  private static int number(Map<String, String> nodes, String key, int fallback) {
    String value = nodes.get(key);
    if (value == null) {
      return fallback;
    }
    try {
      return Integer.parseInt(value.strip());
    } catch (NumberFormatException e) {
      return fallback;
    }
  }
}
