package xm.toolstack.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import xm.toolstack.ToolstackException;
import xm.toolstack.device.XenstorePaths;
import xm.toolstack.host.Host;
import xm.toolstack.qemu.QemuFiles;
import xm.toolstack.qemu.Qmp;

/** The device model of an HVM domain while the domain is saved (libxl_dom_save.c, libxl_qmp.c). */
final class SavedDeviceModel {
  private static final String PHYSMAP = "physmap";

  private final Host host;
  private final int domid;

  SavedDeviceModel(Host host, int domid) {
    this.host = host;
    this.domid = domid;
  }

  /** Lets QEMU note which memory it writes; only a live save depends on it. */
  void logDirty(boolean enable) {
    command("xen-set-global-dirty-log", Map.of("enable", enable));
  }

  /** Stops it after the guest, and takes its state, without which the guest cannot go on. */
  byte[] stop(boolean live) {
    command("stop", Map.of());
    Path file = host.paths().lib().resolve("qemu-save." + domid);
    try {
      Files.deleteIfExists(file);
      command("xen-save-devices-state", Map.of("filename", file.toString(), "live", live));
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new ToolstackException(
          "The state of the device model in " + file + " cannot be read: " + e + '.', e);
    } finally {
      delete(file);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new ToolstackException("The file " + file + " cannot be removed: " + e + '.', e);
    }
  }

  /** Lets it go on, before the guest does. */
  void go() {
    command("cont", Map.of());
  }

  /** What QEMU keeps of moved memory; new ones keep nothing. */
  Map<String, String> nodes() {
    Map<String, String> nodes = new LinkedHashMap<>();
    collect(PHYSMAP, nodes);
    return nodes;
  }

  private void collect(String name, Map<String, String> nodes) {
    String path = XenstorePaths.deviceModel(domid) + '/' + name;
    host.xenstore().readIfExists(path).filter(v -> !v.isEmpty()).ifPresent(v -> nodes.put(name, v));
    for (String child : host.xenstore().listIfExists(path)) {
      collect(name + '/' + child, nodes);
    }
  }

  private void command(String name, Map<String, ?> arguments) {
    try (Qmp qmp = Qmp.open(QemuFiles.qmpSocket(host.paths(), domid))) {
      qmp.execute(name, arguments);
    }
  }
}
