package xm.toolstack.qemu;

import java.util.LinkedHashMap;
import java.util.Map;
import xm.toolstack.device.XenstorePaths;
import xm.toolstack.host.Host;

/** What is done about a screen once its QEMU answers. */
public final class Screens {

  private Screens() {}

  /**
   * Sets the password, and notes where the screen is served, as libxl does. The password goes this
   * way only: a guest can read its xenstore, and every user of the host a command line.
   *
   * @param password empty for none
   */
  public static void settle(Host host, int domid, Qmp qmp, String password) {
    if (!password.isEmpty()) {
      qmp.execute("change-vnc-password", Map.of("password", password));
    }
    if (qmp.execute("query-vnc", Map.of()) instanceof Map<?, ?> vnc
        && Boolean.TRUE.equals(vnc.get("enabled"))) {
      Map<String, String> values = new LinkedHashMap<>();
      values.put(XenstorePaths.console(domid) + "/vnc-listen", String.valueOf(vnc.get("host")));
      values.put(XenstorePaths.console(domid) + "/vnc-port", String.valueOf(vnc.get("service")));
      values.forEach(host.xenstore()::write);
    }
  }

  /** Where a window opens, for QEMU's environment; what is not given is inherited. */
  public static Map<String, String> window(String x11Display, String xauthority) {
    Map<String, String> environment = new LinkedHashMap<>();
    if (!x11Display.isEmpty()) {
      environment.put("DISPLAY", x11Display);
    }
    if (!xauthority.isEmpty()) {
      environment.put("XAUTHORITY", xauthority);
    }
    return environment;
  }
}
