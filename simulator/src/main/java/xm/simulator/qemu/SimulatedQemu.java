package xm.simulator.qemu;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import xm.simulator.fault.Faults;

/**
 * What a QEMU knows of its machine, read from its command line, and what QMP commands change of it.
 * Answers are in the words of QEMU 7.2. Used on the thread of the sockets alone.
 */
final class SimulatedQemu {
  private static final int FIRST_PORT = 5900;
  private static final int WIDTH = 64;
  private static final int HEIGHT = 40;

  private static final String FROM_FILE = "exec:cat ";

  /** Begins as QEMU's own does. */
  private static final String STATE = "QEVM simulated";

  private final List<String> arguments;
  private final String console;
  private final Faults faults;
  private final Map<String, String> media = new LinkedHashMap<>();
  private final List<String> plugged = new ArrayList<>();
  private final SimulatedUsb usb;

  /** Whether its devices are as a saved one left them. */
  private final boolean restored;

  private String vncHost = "";
  private int vncPort;
  private boolean vncPassword;

  /**
   * @param console path that stands for the pty of the serial port
   * @param faults of them {@code unplug}: the guest keeps a device that is to go, by its id
   * @throws IllegalArgumentException when what it is to go on from is no state of such a machine
   */
  SimulatedQemu(List<String> arguments, String console, Faults faults) {
    this.arguments = List.copyOf(arguments);
    this.console = console;
    this.faults = faults;
    this.usb = new SimulatedUsb(arguments.contains("-usb"), plugged);
    this.restored = arguments.contains("-incoming");
    values("-incoming").forEach(SimulatedQemu::load);
    for (String drive : values("-drive")) {
      String id = option(drive, "id");
      if (id.startsWith("ide-")) {
        media.put(id, option(drive, "file"));
      }
    }
    for (String device : values("-device")) {
      if (device.startsWith("usb-") && !option(device, "id").isEmpty()) {
        plugged.add(option(device, "id"));
      }
    }
    for (String vnc : values("-vnc")) {
      int colon = vnc.indexOf(':');
      if (colon >= 0) {
        vncHost = vnc.substring(0, colon);
        vncPort = FIRST_PORT + Integer.parseInt(vnc.substring(colon + 1).split(",")[0]);
        vncPassword = vnc.contains("password=on");
      }
    }
  }

  private List<String> values(String option) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i + 1 < arguments.size(); i++) {
      if (arguments.get(i).equals(option)) {
        found.add(arguments.get(i + 1));
      }
    }
    return found;
  }

  private static String option(String list, String key) {
    for (String each : list.split(",")) {
      if (each.startsWith(key + "=")) {
        return each.substring(key.length() + 1);
      }
    }
    return "";
  }

  /** A refusal, in QEMU's words. */
  static final class QmpError extends Exception {
    private static final long serialVersionUID = 1;

    final String errorClass;

    QmpError(String errorClass, String text) {
      super(text);
      this.errorClass = errorClass;
    }
  }

  /** Does one command; what it gives becomes JSON. */
  Object execute(String command, Map<String, Object> given) throws QmpError {
    return switch (command) {
      case "qmp_capabilities", "set_password", "change-vnc-password" -> Map.of();
      case "stop", "cont", "xen-set-global-dirty-log" -> Map.of();
      case "xen-save-devices-state" -> state(Path.of(text(given, "filename")));
      case "query-status" -> Map.of("running", true, "status", "running");
      case "query-vnc" -> vnc();
      case "query-chardev" -> ports();
      case "query-block" -> drives();
      case "query-pci" -> bus();
      case "eject" -> medium(given, "");
      case "blockdev-change-medium" -> medium(given, text(given, "filename"));
      case "device_add" -> plug(text(given, "driver"), text(given, "id"), given);
      case "device_del" -> unplug(text(given, "id"));
      case "screendump" -> picture(Path.of(text(given, "filename")));
      case "human-monitor-command" -> monitor(text(given, "command-line"));
      default ->
          throw new QmpError("CommandNotFound", "The command " + command + " has not been found");
    };
  }

  private static String text(Map<String, Object> given, String key) throws QmpError {
    Object value = given.get(key);
    if (value == null) {
      throw new QmpError("GenericError", "Parameter '" + key + "' is missing");
    }
    return value.toString();
  }

  private Object vnc() {
    return vncHost.isEmpty()
        ? Map.of("enabled", false)
        : Map.of(
            "enabled",
            true,
            "host",
            vncHost,
            "service",
            Integer.toString(vncPort),
            "auth",
            vncPassword ? "vnc" : "none",
            "family",
            "ipv4");
  }

  private Object ports() {
    List<Object> ports = new ArrayList<>();
    List<String> serial = values("-serial");
    for (int i = 0; i < serial.size(); i++) {
      String where = serial.get(i).equals("pty") ? "pty:" + console : serial.get(i);
      ports.add(Map.of("label", "serial" + i, "filename", where, "frontend-open", true));
    }
    return ports;
  }

  private Object drives() {
    List<Object> drives = new ArrayList<>();
    media.forEach(
        (id, image) -> {
          Map<String, Object> drive = new LinkedHashMap<>();
          drive.put("device", id);
          drive.put("removable", true);
          drive.put("tray_open", false);
          if (!image.isEmpty()) {
            drive.put("inserted", Map.of("file", image, "ro", true, "drv", "raw"));
          }
          drives.add(drive);
        });
    return drives;
  }

  private Object medium(Map<String, Object> given, String image) throws QmpError {
    String id = text(given, "id");
    if (!media.containsKey(id)) {
      throw new QmpError("DeviceNotFound", "Device '" + id + "' not found");
    }
    media.put(id, image);
    return Map.of();
  }

  private Object plug(String driver, String id, Map<String, Object> given) throws QmpError {
    boolean pci = driver.equals("xen-pci-passthrough") || SimulatedUsb.isController(driver);
    if (!pci && !driver.startsWith("usb-")) {
      throw new QmpError("GenericError", "'" + driver + "' is not a valid device model name");
    }
    if (plugged.contains(id)) {
      throw new QmpError("GenericError", "Duplicate device ID '" + id + "'");
    }
    if (!pci) {
      usb.plug(driver, id, given);
    }
    plugged.add(id);
    return Map.of();
  }

  /** What hot plug has put on the first bus. */
  private Object bus() {
    List<Object> devices = new ArrayList<>();
    plugged.forEach(id -> devices.add(Map.of("bus", 0, "qdev_id", id)));
    return List.of(Map.of("bus", 0, "devices", devices));
  }

  private Object unplug(String id) throws QmpError {
    if (!plugged.contains(id)) {
      throw new QmpError("DeviceNotFound", "Device '" + id + "' not found");
    }
    if (faults.take("unplug", id).isEmpty()) { // else asked for, which is all that QEMU answers
      plugged.remove(id);
      usb.unplug(id);
    }
    return Map.of();
  }

  /** Takes a state up, from the command that writes it. */
  private static void load(String source) {
    try {
      boolean file = source.startsWith(FROM_FILE);
      if (!file || !Files.readString(Path.of(source.substring(FROM_FILE.length()))).equals(STATE)) {
        throw new IllegalArgumentException("Not a migration stream: " + source);
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("load of migration failed: " + e.getMessage(), e);
    }
  }

  /** The state of its devices, in name only. */
  private static Object state(Path file) throws QmpError {
    try {
      Files.writeString(file, STATE);
    } catch (IOException e) {
      throw new QmpError("GenericError", "failed to open file '" + file + "': " + e.getMessage());
    }
    return Map.of();
  }

  /** A screen with nothing on it but a slope of grey. */
  private static Object picture(Path file) throws QmpError {
    byte[] header = ("P6\n" + WIDTH + ' ' + HEIGHT + "\n255\n").getBytes(StandardCharsets.US_ASCII);
    byte[] all = new byte[header.length + WIDTH * HEIGHT * 3];
    System.arraycopy(header, 0, all, 0, header.length);
    for (int i = header.length; i < all.length; i++) {
      all[i] = (byte) ((i - header.length) / 3 % WIDTH * 4);
    }
    try {
      Files.write(file, all);
    } catch (IOException e) {
      throw new QmpError("GenericError", "failed to open file '" + file + "': " + e.getMessage());
    }
    return Map.of();
  }

  private Object monitor(String line) {
    return switch (line.strip()) {
      case "info status" -> "VM status: running\r\n";
      case "info version" -> "simulated\r\n";
      case "info migrate" -> restored ? "Migration status: completed\r\n" : "";
      case "info block" -> {
        StringBuilder text = new StringBuilder();
        media.forEach(
            (id, image) ->
                text.append(id)
                    .append(": ")
                    .append(image.isEmpty() ? "[not inserted]" : image + " (raw, read-only)")
                    .append("\r\n"));
        yield text.toString();
      }
      default -> "unknown command: '" + line.strip() + "'\r\n";
    };
  }
}
