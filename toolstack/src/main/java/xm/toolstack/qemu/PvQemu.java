package xm.toolstack.qemu;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import xm.toolstack.ToolstackException;
import xm.toolstack.host.Host;

/**
 * The QEMU that serves disks of formats of its own (qdisk) and frame buffers to a PV or PVH domain;
 * the command line is libxl's for {@code -machine xenpv}.
 */
public final class PvQemu {
  /** QEMU needs some memory size on its command line; nothing is allocated for this machine. */
  private static final String MEMORY_MIB = "32";

  private PvQemu() {}

  /**
   * Starts it unless it runs.
   *
   * @param display options of the frame buffer (vnc, vnclisten, ...), empty for none
   * @throws ToolstackException when there is no QEMU, or it does not come up
   */
  public static void ensure(Host host, int domid, String name, Map<String, String> display) {
    QemuProcess process = new QemuProcess(host, domid, name);
    if (!process.runs()) {
      process.start(command(program(host), host, domid, name, display));
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
      add(c, "-vnc", address + ':' + number + (truth(options, "vncunused") ? ",to=99" : ""));
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
