package xm.toolstack.usb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import xm.config.DeviceWords;
import xm.config.model.UsbHostDeviceSpec;
import xm.toolstack.ToolstackException;

/**
 * The USB devices of this host as sysfs has them (Linux, Documentation/ABI/stable/sysfs-bus-usb).
 */
public final class UsbTree {
  private static final String HUB_CLASS = "09";

  private final Path devices;

  /**
   * @param sysfs {@code /sys}, or the top of a made-up one
   */
  public UsbTree(Path sysfs) {
    this.devices = sysfs.resolve("bus/usb/devices");
  }

  /** All that are plugged in, hubs too, by their places. */
  public List<UsbHostDevice> all() {
    Map<String, UsbHostDevice> found = new TreeMap<>();
    if (Files.isDirectory(devices)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(devices)) {
        for (Path entry : entries) {
          String name = String.valueOf(entry.getFileName());
          if (DeviceWords.isUsbBusId(name)) {
            found.put(name, read(name, entry));
          }
        }
      } catch (IOException e) {
        throw new ToolstackException(
            "The USB devices in " + devices + " cannot be read: " + e.getMessage() + '.', e);
      }
    }
    return List.copyOf(found.values());
  }

  private static UsbHostDevice read(String busId, Path device) {
    String maker = text(device, "manufacturer");
    String product = text(device, "product");
    return new UsbHostDevice(
        busId,
        number(text(device, "busnum")),
        number(text(device, "devnum")),
        text(device, "idVendor"),
        text(device, "idProduct"),
        maker.isEmpty() || product.isEmpty() ? maker + product : maker + ' ' + product,
        text(device, "bDeviceClass").equals(HUB_CLASS));
  }

  /** The device at this place. */
  public Optional<UsbHostDevice> at(String busId) {
    return DeviceWords.isUsbBusId(busId) && Files.isDirectory(devices.resolve(busId))
        ? Optional.of(read(busId, devices.resolve(busId)))
        : Optional.empty();
  }

  /** The device that a configuration or a command names; empty when it is not plugged in. */
  public Optional<UsbHostDevice> find(UsbHostDeviceSpec spec) {
    return spec.busId().isEmpty()
        ? numbered(all(), spec.hostBus(), spec.hostAddress())
        : at(spec.busId());
  }

  /** What is said when {@link #find} finds nothing. */
  public static String missing(String label) {
    return "There is no USB device "
        + label
        + " on this host; lsusb shows bus and device of those that there are.";
  }

  /** The device of this number. */
  public static Optional<UsbHostDevice> numbered(
      Collection<UsbHostDevice> devices, int bus, int address) {
    return devices.stream().filter(d -> d.bus() == bus && d.address() == address).findFirst();
  }

  /** A device may go while it is read: what cannot be read is empty. */
  private static String text(Path device, String file) {
    try {
      return Files.readString(device.resolve(file), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return "";
    }
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
