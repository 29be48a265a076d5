package xm.toolstack.pci;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import xm.toolstack.ToolstackException;
import xm.toolstack.host.Host;
import xm.toolstack.host.SysfsWriter;

/**
 * The PCI functions of this host as sysfs has them (Linux, Documentation/ABI/testing/sysfs-bus-pci,
 * and drivers/xen/xen-pciback/pci_stub.c).
 */
final class PciTree {
  /** IORESOURCE_IO: the range is of I/O ports, not of memory. */
  private static final long PORTS = 0x100;

  private static final long PAGE = 4096;

  /** Interrupt line 0xff means that none is connected. */
  private static final int NO_LINE = 0xff;

  private final Path pci;
  private final SysfsWriter writer;

  PciTree(Host host) {
    this(host.sysfs(), host.sysfsWriter());
  }

  PciTree(Path sysfs, SysfsWriter writer) {
    this.pci = sysfs.resolve("bus/pci");
    this.writer = writer;
  }

  /** Where drivers are. */
  Path drivers() {
    return pci.resolve("drivers");
  }

  Path pciback() {
    return pci.resolve("drivers/pciback");
  }

  Path device(PciAddress address) {
    return pci.resolve("devices/" + address);
  }

  boolean pcibackLoaded() {
    return Files.isDirectory(pciback());
  }

  boolean exists(PciAddress address) {
    return Files.isDirectory(device(address));
  }

  /** Name of the driver that has the function, empty for none. */
  String driver(PciAddress address) {
    return driverPath(address).map(path -> String.valueOf(path.getFileName())).orElse("");
  }

  /** The driver's directory without links, empty when there is none. */
  Optional<Path> driverPath(PciAddress address) {
    Path link = device(address).resolve("driver");
    try {
      return Files.exists(link) ? Optional.of(link.toRealPath()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The functions that xen-pciback has. */
  Set<PciAddress> held() {
    return addresses(pciback());
  }

  private static Set<PciAddress> addresses(Path directory) {
    Set<PciAddress> found = new TreeSet<>();
    if (!Files.isDirectory(directory)) {
      return found;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        PciAddress.parse(String.valueOf(entry.getFileName())).ifPresent(found::add);
      }
    } catch (IOException e) {
      throw new ToolstackException(
          "The PCI devices in " + directory + " cannot be read: " + e.getMessage() + '.', e);
    }
    return found;
  }

  /**
   * A range that a function answers to.
   *
   * @param ports I/O ports, or else page frames of memory
   * @param first port or frame
   * @param count of ports or frames
   */
  record Range(boolean ports, long first, long count) {}

  /** What a function answers to, from its base address registers. */
  List<Range> ranges(PciAddress address) {
    List<Range> ranges = new ArrayList<>();
    for (String line : text(device(address).resolve("resource")).split("\n")) {
      String[] word = line.strip().split("\\s+");
      if (word.length == 3) {
        long start = number(word[0]);
        long size = number(word[1]) - start + 1;
        if (start != 0 && (number(word[2]) & PORTS) != 0) {
          ranges.add(new Range(true, start, size));
        } else if (start != 0) {
          ranges.add(new Range(false, start / PAGE, (size + PAGE - 1) / PAGE));
        }
      }
    }
    return ranges;
  }

  /** Number of the interrupt line, 0 for none. */
  int interrupt(PciAddress address) {
    Path file = device(address).resolve("irq");
    if (!Files.exists(file)) {
      return 0;
    }
    long line = number(text(file).strip());
    return line > 0 && line < NO_LINE ? (int) line : 0;
  }

  /** Class, subclass and interface, {@code 0x030000} for VGA; -1 when sysfs does not say. */
  int classCode(PciAddress address) {
    return hexadecimal(address, "class");
  }

  /** Number of its maker; -1 when sysfs does not say. */
  int vendor(PciAddress address) {
    return hexadecimal(address, "vendor");
  }

  private int hexadecimal(PciAddress address, String name) {
    Path file = device(address).resolve(name);
    return Files.exists(file) ? (int) number(text(file).strip()) : -1;
  }

  /** Other functions on the same interrupt line. */
  List<PciAddress> sharers(PciAddress address) {
    List<PciAddress> sharers = new ArrayList<>();
    int line = interrupt(address);
    if (line != 0) {
      for (PciAddress other : addresses(pci.resolve("devices"))) {
        if (!other.equals(address) && interrupt(other) == line) {
          sharers.add(other);
        }
      }
    }
    return sharers;
  }

  /** Resets a function, by xen-pciback where its kernel can, else by the kernel's own file. */
  void reset(PciAddress address) {
    Path flr = pciback().resolve("do_flr");
    Path own = device(address).resolve("reset");
    if (Files.exists(flr)) {
      write(flr, address.toString());
    } else if (Files.exists(own)) {
      write(own, "1");
    }
  }

  /** Lets the guest write all of the configuration space. */
  void permitAllRegisters(PciAddress address) {
    write(pciback().resolve("permissive"), address.toString());
  }

  void write(Path file, String text) {
    try {
      writer.write(file, text);
    } catch (IOException e) {
      throw new ToolstackException(
          "The kernel did not take " + text + " in " + file + ": " + e.getMessage() + '.', e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new ToolstackException("The file " + file + " cannot be read: " + e + '.', e);
    }
  }

  private static long number(String text) {
    try {
      return text.startsWith("0x")
          ? Long.parseUnsignedLong(text.substring(2), 16)
          : Long.parseLong(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
