package xm.simulator.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import xm.simulator.fault.Fault;
import xm.simulator.fault.Faults;
import xm.toolstack.host.SysfsWriter;

/**
 * The PCI part of a made-up sysfs: what Linux does when a driver's bind, unbind, new_slot or
 * another file is written to. A fault at {@code sysfs} refuses.
 */
public final class SimulatedSysfs implements SysfsWriter {
  private static final List<String> DRIVER_FILES =
      List.of("bind", "unbind", "new_slot", "remove_slot", "permissive");

  private final Path pci;
  private final Faults faults;

  public SimulatedSysfs(Path sysfs, Faults faults) {
    this.pci = sysfs.resolve("bus/pci");
    this.faults = faults;
  }

  @Override
  public void write(Path file, String text) throws IOException {
    Fault fault = faults.take("sysfs", file + " " + text).orElse(null);
    if (fault != null) {
      throw new IOException(fault.textOr("Invalid argument"));
    }
    Path driver = file.getParent();
    Path held = driver.resolve(text);
    Path device = pci.resolve("devices/" + text);
    switch (String.valueOf(file.getFileName())) {
      case "unbind" -> {
        if (!Files.exists(held)) {
          throw new IOException("No such device");
        }
        Files.delete(held);
        Files.delete(device.resolve("driver"));
      }
      case "bind" -> {
        if (!Files.exists(device) || Files.exists(device.resolve("driver"))) {
          throw new IOException("No such device");
        }
        Files.createSymbolicLink(held, device);
        Files.createSymbolicLink(device.resolve("driver"), driver);
      }
      default -> SysfsWriter.PLAIN.write(file, text);
    }
  }

  /**
   * A hub with a memory stick and a camera that does not say its name, and a keyboard; the numbers
   * are those that lsusb would show.
   */
  static void makeUsb(Path sysfs) throws IOException {
    Path usb = sysfs.resolve("bus/usb/devices");
    if (Files.exists(usb)) {
      return;
    }
    usb(usb, "usb1", "1", "1d6b:0002", "09", "Linux", "EHCI Host Controller");
    usb(usb, "1-1", "2", "05e3:0608", "09", "", "USB2.0 Hub");
    usb(usb, "1-1.2", "5", "0781:5567", "00", "SanDisk", "Cruzer Blade");
    usb(usb, "1-1.3", "6", "046d:0825", "ef", "", "");
    usb(usb, "1-2", "3", "046d:c31c", "00", "Logitech", "USB Keyboard");
    Files.createDirectories(usb.resolve("1-2:1.0"));
  }

  private static void usb(
      Path usb, String name, String number, String id, String kind, String maker, String product)
      throws IOException {
    Path device = Files.createDirectories(usb.resolve(name));
    Files.writeString(device.resolve("busnum"), "1\n");
    Files.writeString(device.resolve("devnum"), number + "\n");
    Files.writeString(device.resolve("idVendor"), id.substring(0, 4) + "\n");
    Files.writeString(device.resolve("idProduct"), id.substring(5) + "\n");
    Files.writeString(device.resolve("bDeviceClass"), kind + "\n");
    if (!maker.isEmpty()) {
      Files.writeString(device.resolve("manufacturer"), maker + "\n");
    }
    if (!product.isEmpty()) {
      Files.writeString(device.resolve("product"), product + "\n");
    }
  }

  /**
   * Four functions: two with xen-pciback, which share an interrupt, and two with drivers of dom0,
   * of which one is a graphics card.
   */
  static void make(Path sysfs) throws IOException {
    Path pci = sysfs.resolve("bus/pci");
    if (Files.exists(pci)) {
      return;
    }
    for (String driver : List.of("pciback", "e1000e", "i915")) {
      Path directory = Files.createDirectories(pci.resolve("drivers/" + driver));
      for (String name : DRIVER_FILES) {
        Files.writeString(directory.resolve(name), "");
      }
    }
    device(pci, "0000:07:00.0", "pciback", "16\n", "0x00000000f7c00000 0x00000000f7c1ffff");
    device(pci, "0000:08:00.0", "pciback", "16\n", "0x00000000f7d00000 0x00000000f7d00fff");
    device(pci, "0000:09:00.0", "e1000e", "17\n", "0x00000000f7e00000 0x00000000f7e1ffff");
    device(pci, "0000:00:02.0", "i915", "18\n", "0x00000000f6000000 0x00000000f63fffff");
  }

  private static void device(Path pci, String address, String driver, String line, String memory)
      throws IOException {
    Path device = Files.createDirectories(pci.resolve("devices/" + address));
    String bus = address.substring(5, 7);
    Files.writeString(
        device.resolve("resource"),
        memory
            + " 0x0000000000040200\n0x000000000000e0"
            + bus.charAt(1)
            + "0 0x000000000000e0"
            + bus.charAt(1)
            + "f 0x0000000000040101\n0x0000000000000000 0x0000000000000000 0x0000000000000000\n");
    Files.writeString(device.resolve("irq"), line);
    Files.writeString(device.resolve("reset"), "");
    Files.writeString(device.resolve("vendor"), "0x8086\n");
    Files.writeString(device.resolve("class"), driver.equals("i915") ? "0x030000\n" : "0x020000\n");
    Path held = pci.resolve("drivers/" + driver);
    Files.createSymbolicLink(device.resolve("driver"), held);
    Files.createSymbolicLink(held.resolve(address), device);
  }
}
