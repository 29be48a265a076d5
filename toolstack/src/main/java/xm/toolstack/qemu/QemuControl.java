package xm.toolstack.qemu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import xm.config.model.DomainConfig;
import xm.config.model.GuestType;
import xm.config.model.VfbSpec;
import xm.toolstack.ToolstackException;
import xm.toolstack.describe.StoredConfig;
import xm.toolstack.device.VbdDevice;
import xm.toolstack.device.XenstorePaths;
import xm.toolstack.host.Host;
import xm.toolstack.host.HostFiles;
import xm.toolstack.hotplug.StoredDevices;
import xm.toolstack.operate.LiveDomains;
import xm.toolstack.usb.UsbTree;

/** By QMP, to the device models of xm and of xl alike. */
public final class QemuControl implements MachineControl {
  private final Host host;

  public QemuControl(Host host) {
    this.host = host;
  }

  private Qmp open(int domid) {
    Path socket = QemuFiles.qmpSocket(host.paths(), domid);
    if (!Files.exists(socket)) {
      throw new ToolstackException(
          "Domain " + domid + " has no device model: it is no HVM domain, or has ended.");
    }
    return Qmp.open(socket);
  }

  @Override
  public Screen screen(int domid) {
    try (Qmp qmp = open(domid)) {
      if (qmp.execute("query-vnc", Map.of()) instanceof Map<?, ?> vnc
          && Boolean.TRUE.equals(vnc.get("enabled"))) {
        return new Screen(
            String.valueOf(vnc.get("host")), Integer.parseInt(String.valueOf(vnc.get("service"))));
      }
    } catch (NumberFormatException e) {
      throw new ToolstackException("The screen of domain " + domid + " is at no port.", e);
    }
    throw new ToolstackException(
        "Domain " + domid + " shows its screen nowhere: it was started with vnc = 0.");
  }

  @Override
  public String screenPassword(int domid) {
    return host.hypervisor()
        .domain(domid)
        .flatMap(info -> new StoredConfig(host.paths()).read(domid, info.handle()))
        .map(QemuControl::password)
        .orElse("");
  }

  private static String password(DomainConfig config) {
    if (config.type() == GuestType.HVM) {
      return config.machine().display().password();
    }
    return config.devices(VfbSpec.class).stream()
        .findFirst() // the one that QEMU has
        .map(screen -> screen.options().getOrDefault("vncpasswd", ""))
        .orElse("");
  }

  @Override
  public void screenshot(int domid, Path file) {
    Path raw = host.paths().run().resolve("screenshot-" + domid + ".ppm");
    try (Qmp qmp = open(domid)) {
      qmp.execute("screendump", Map.of("filename", raw.toString()));
      Path beside = file.resolveSibling(file.getFileName() + ".part");
      Files.write(beside, Png.ofPpm(Files.readAllBytes(raw)));
      Files.move(beside, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new ToolstackException(
          "The picture " + file + " cannot be written: " + e.getMessage() + '.', e);
    } finally {
      raw.toFile().delete();
    }
  }

  @Override
  public String monitorCommand(int domid, String line) {
    try (Qmp qmp = open(domid)) {
      return String.valueOf(qmp.execute("human-monitor-command", Map.of("command-line", line)));
    }
  }

  @Override
  public void changeCd(int domid, String vdev, String medium) {
    // the device model works in another directory
    String image = medium.isEmpty() ? "" : Path.of(medium).toAbsolutePath().toString();
    OptionalInt number = MachineControl.driveNumber(vdev);
    if (number.isEmpty()) {
      throw new ToolstackException("'" + vdev + "' is no name of a CD drive, as hdc is.");
    }
    if (!image.isEmpty() && host.files().kind(image) == HostFiles.Kind.MISSING) {
      throw new ToolstackException("The medium does not exist: " + image);
    }
    String id = "ide-" + number.getAsInt();
    try (Qmp qmp = open(domid)) {
      requireCd(qmp, domid, vdev, id);
      qmp.execute("eject", Map.of("id", id, "force", true));
      if (!image.isEmpty()) {
        Map<String, String> change = new LinkedHashMap<>();
        change.put("id", id);
        change.put("filename", image);
        change.put("format", "raw");
        qmp.execute("blockdev-change-medium", change);
      }
    }
    String params = VbdDevice.cdParams(image);
    for (String node :
        List.of(
            XenstorePaths.backend(0, "qdisk", domid, number.getAsInt()),
            XenstorePaths.libxlDevice(domid, "vbd", number.getAsInt()))) {
      if (host.xenstore().readIfExists(node + "/params").isPresent()) {
        host.xenstore().write(node + "/params", params);
      }
    }
    host.hypervisor()
        .domain(domid)
        .ifPresent(
            info -> new StoredDevices(host, domid, info.handle()).medium(number.getAsInt(), image));
  }

  private static void requireCd(Qmp qmp, int domid, String vdev, String id) {
    if (qmp.execute("query-block", Map.of()) instanceof List<?> drives) {
      for (Object each : drives) {
        if (each instanceof Map<?, ?> drive
            && id.equals(drive.get("device"))
            && Boolean.TRUE.equals(drive.get("removable"))) {
          return;
        }
      }
    }
    throw new ToolstackException(
        "Domain " + domid + " has no CD drive " + vdev + "; disk = [ ',hdc:cdrom,r' ] makes one.");
  }

  @Override
  public void addUsb(int domid, String device) {
    requireHvm(domid, "Can't add usb device to a non-hvm guest");
    Optional<int[]> numbers = UsbWord.numbers(device);
    if (numbers.isPresent()
        && UsbTree.numbered(new UsbTree(host.sysfs()).all(), numbers.get()[0], numbers.get()[1])
            .isEmpty()) {
      throw new ToolstackException(UsbTree.missing(device.substring(device.indexOf(':') + 1)));
    }
    Map<String, String> arguments = new LinkedHashMap<>(UsbWord.options(device));
    arguments.put("id", UsbWord.id(device));
    try (Qmp qmp = open(domid)) {
      qmp.execute("device_add", arguments);
    } catch (ToolstackException e) {
      throw String.valueOf(e.getMessage()).contains("'usb-bus'")
          ? new ToolstackException(
              "Can't add usb device to a guest with usb disabled in configure file", e)
          : e;
    }
  }

  @Override
  public void removeUsb(int domid, String device) {
    requireHvm(domid, "Can't del usb to a non-hvm guest");
    try (Qmp qmp = open(domid)) {
      qmp.execute("device_del", Map.of("id", UsbWord.id(device)));
    } catch (ToolstackException e) {
      throw String.valueOf(e.getMessage()).contains("not found")
          ? new ToolstackException("USB device " + device + " is not with the domain.", e)
          : e;
    }
  }

  private void requireHvm(int domid, String otherwise) {
    LiveDomains domains = new LiveDomains(host);
    if (domains.type(domains.require(domid)) != GuestType.HVM) {
      throw new ToolstackException(otherwise);
    }
  }
}
