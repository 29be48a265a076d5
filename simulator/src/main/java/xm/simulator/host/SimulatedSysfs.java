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

  /** Three functions: two with xen-pciback, which share an interrupt, one with a driver of dom0. */
  static void make(Path sysfs) throws IOException {
    Path pci = sysfs.resolve("bus/pci");
    if (Files.exists(pci)) {
      return;
    }
    for (String driver : List.of("pciback", "e1000e")) {
      Path directory = Files.createDirectories(pci.resolve("drivers/" + driver));
      for (String name : DRIVER_FILES) {
        Files.writeString(directory.resolve(name), "");
      }
    }
    device(pci, "0000:07:00.0", "pciback", "16\n", "0x00000000f7c00000 0x00000000f7c1ffff");
    device(pci, "0000:08:00.0", "pciback", "16\n", "0x00000000f7d00000 0x00000000f7d00fff");
    device(pci, "0000:09:00.0", "e1000e", "17\n", "0x00000000f7e00000 0x00000000f7e1ffff");
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
    Path held = pci.resolve("drivers/" + driver);
    Files.createSymbolicLink(device.resolve("driver"), held);
    Files.createSymbolicLink(held.resolve(address), device);
  }
}
