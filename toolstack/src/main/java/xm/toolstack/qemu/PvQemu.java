package xm.toolstack.qemu;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import xm.toolstack.Progress;
import xm.toolstack.ToolstackException;
import xm.toolstack.host.Host;

/**
 * The QEMU that serves disks of formats of its own (qdisk) and frame buffers to a PV or PVH domain;
 * the command line is libxl's for {@code -machine xenpv}.
 */
public final class PvQemu {
  /** QEMU needs some memory size on its command line; nothing is allocated for this machine. */
  private static final String MEMORY_MIB = "32";

  private static final String PASSWORD = "vncpasswd";

  /** Of "Cipher backend does not support DES algorithm", which ends a QEMU that is to have one. */
  private static final String NO_CIPHER = "Cipher backend";

  private PvQemu() {}

  /**
   * Starts it, without a screen, unless it runs.
   *
   * @throws ToolstackException when there is no QEMU, or it does not come up
   */
  public static void ensure(Host host, int domid, String name) {
    if (!new QemuProcess(host, domid, name).runs()) {
      startOnce(host, domid, name, Map.of());
    }
  }

  /**
   * Starts it with a screen. The password of the screen is set over QMP; where QEMU cannot have
   * one, the screen is for this host's users alone, and that is said.
   *
   * @param display options of the frame buffer (vnc, vnclisten, ...), empty for none
   */
  public static void start(
      Host host, int domid, String name, Map<String, String> display, Progress progress) {
    try {
      startOnce(host, domid, name, display);
    } catch (ToolstackException e) {
      if (!String.valueOf(e.getMessage()).contains(NO_CIPHER)) {
        throw e;
      }
      Map<String, String> local = new HashMap<>(display);
      local.remove(PASSWORD);
      local.put("vnclisten", "127.0.0.1");
      startOnce(host, domid, name, local);
      progress.warn(
          "This host's QEMU was built without the cipher of VNC's passwords, so the screen has none"
              + " and listens on 127.0.0.1 only; reach it through ssh.");
    }
  }

  private static void startOnce(Host host, int domid, String name, Map<String, String> display) {
    QemuProcess process = new QemuProcess(host, domid, name);
    process.start(
        command(program(host), host, domid, name, display),
        Screens.window(
            display.getOrDefault("display", ""), display.getOrDefault("xauthority", "")));
    if (truth(display, "vnc")) {
      try (Qmp qmp = Qmp.open(QemuFiles.qmpSocket(host.paths(), domid))) {
        Screens.settle(host, domid, qmp, display.getOrDefault(PASSWORD, ""));
      } catch (ToolstackException e) {
        throw process.unreachable(e);
      }
    }
  }

  private static String program(Host host) {
    return QemuProgram.find(host.files(), host.paths())
        .orElseThrow(
            () ->
                new ToolstackException(
                    "There is no QEMU with Xen support on this host (looked for "
                        + String.join(", ", QemuProgram.candidates(host.paths()))
                        + "); install it, Debian: apt-get install qemu-system-xen."));
  }

  static List<String> command(
      String program, Host host, int domid, String name, Map<String, String> display) {
    List<String> c = new ArrayList<>();
    c.add(program);
    add(c, "-xen-domid", Integer.toString(domid));
    c.add("-no-shutdown");
    for (String socket : List.of("libxl", "libxenstat")) {
      add(
          c,
          "-chardev",
          "socket,id="
              + socket
              + "-cmd,path="
              + host.paths().run().resolve("qmp-" + socket + "-" + domid)
              + ",server=on,wait=off");
      add(c, "-mon", "chardev=" + socket + "-cmd,mode=control");
    }
    c.add("-nodefaults");
    c.add("-no-user-config");
    c.add("-xen-attach");
    add(c, "-name", name.replace(",", ",,"));
    display(c, display);
    add(c, "-machine", "xenpv");
    add(c, "-m", MEMORY_MIB);
    return c;
  }

  private static void display(List<String> c, Map<String, String> options) {
    if (!truth(options, "vnc") && !truth(options, "sdl")) {
      add(c, "-vnc", "none");
    } else if (truth(options, "vnc")) {
      String listen = options.getOrDefault("vnclisten", "127.0.0.1");
      int colon = listen.indexOf(':');
      String address = colon < 0 ? listen : listen.substring(0, colon);
      String number =
          colon < 0 ? options.getOrDefault("vncdisplay", "0") : listen.substring(colon + 1);
      String password = options.getOrDefault(PASSWORD, "").isEmpty() ? "" : ",password=on";
      String unused = truth(options, "vncunused") ? ",to=99" : "";
      add(c, "-vnc", address + ':' + number + password + unused);
    }
    if (truth(options, "sdl")) {
      add(c, "-display", truth(options, "opengl") ? "sdl,gl=on" : "sdl");
    } else if (!truth(options, "vnc")) {
      add(c, "-display", "none");
    }
    if (!options.getOrDefault("keymap", "").isEmpty()) {
      add(c, "-k", options.get("keymap"));
    }
  }

  private static boolean truth(Map<String, String> options, String key) {
    String value = options.getOrDefault(key, "0");
    return !value.isEmpty() && !value.equals("0");
  }

  private static void add(List<String> command, String option, String value) {
    command.add(option);
    command.add(value);
  }
}
