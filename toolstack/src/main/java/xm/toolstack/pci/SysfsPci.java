package xm.toolstack.pci;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import xm.toolstack.ToolstackException;
import xm.toolstack.device.XenstorePaths;
import xm.xenstore.XenstoreClient;

/**
 * xen-pciback through sysfs: {@code bus/pci/drivers/pciback} has a link for each device that it
 * holds, and takes addresses written to new_slot, bind, unbind and remove_slot (Linux,
 * drivers/xen/xen-pciback/pci_stub.c). The driver that a device had is kept where libxl keeps it,
 * so that xl and xm give back what the other has taken.
 */
public final class SysfsPci implements PciControl {
  private static final String REMEMBERED = XenstorePaths.LIBXL + "/pciback";
  private static final int FUNCTIONS = 8;

  private final Path pci;
  private final XenstoreClient xenstore;

  /**
   * On one host.
   *
   * @param sysfs {@code /sys}, or a made-up tree
   */
  public SysfsPci(Path sysfs, XenstoreClient xenstore) {
    this.pci = sysfs.resolve("bus/pci");
    this.xenstore = xenstore;
  }

  private Path pciback() {
    return pci.resolve("drivers/pciback");
  }

  @Override
  public Optional<List<PciAddress>> assignable() {
    if (!Files.isDirectory(pciback())) {
      return Optional.empty();
    }
    Set<PciAddress> held = held();
    held.removeAll(withGuests());
    return Optional.of(List.copyOf(held));
  }

  private Set<PciAddress> held() {
    Set<PciAddress> found = new TreeSet<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(pciback())) {
      for (Path entry : entries) {
        PciAddress.parse(String.valueOf(entry.getFileName())).ifPresent(found::add);
      }
    } catch (IOException e) {
      throw new ToolstackException(
          "The devices of xen-pciback cannot be read: " + e.getMessage() + '.', e);
    }
    return found;
  }

  private Set<PciAddress> withGuests() {
    Set<PciAddress> found = new TreeSet<>();
    String root = XenstorePaths.backends(0, "pci");
    for (String domid : xenstore.listIfExists(root)) {
      for (String device : xenstore.listIfExists(root + '/' + domid)) {
        for (GuestDevice guest : devices(root + '/' + domid + '/' + device)) {
          found.add(guest.address());
        }
      }
    }
    return found;
  }

  @Override
  public void makeAssignable(PciAddress device) {
    requirePciback();
    Path own = pci.resolve("devices/" + device);
    if (!Files.isDirectory(own)) {
      throw new ToolstackException("There is no PCI device " + device + " on this host.");
    }
    if (held().contains(device)) {
      return;
    }
    Path driver = own.resolve("driver");
    String remembered = "";
    if (Files.exists(driver)) {
      remembered = realPath(driver);
      write(driver.resolve("unbind"), device);
    }
    String node = REMEMBERED + '/' + key(device) + "/driver_path";
    if (!remembered.isEmpty()) {
      xenstore.write(node, remembered);
    }
    write(pciback().resolve("new_slot"), device);
    write(pciback().resolve("bind"), device);
  }

  @Override
  public void takeBack(PciAddress device, boolean rebind) {
    requirePciback();
    if (withGuests().contains(device)) {
      throw new ToolstackException("PCI device " + device + " is with a guest; detach it first.");
    }
    if (!held().contains(device)) {
      throw new ToolstackException("PCI device " + device + " is not assignable.");
    }
    write(pciback().resolve("unbind"), device);
    write(pciback().resolve("remove_slot"), device);
    String node = REMEMBERED + '/' + key(device);
    Optional<String> driver = xenstore.readIfExists(node + "/driver_path");
    if (rebind && driver.isPresent()) {
      Path path = Path.of(driver.get());
      // nobody but dom0 writes this node; all the same, only a PCI driver is written to
      if (!path.startsWith(pci.resolve("drivers"))) {
        throw new ToolstackException(
            "The remembered driver of " + device + " is none: " + driver.get() + '.');
      }
      write(path.resolve("bind"), device);
    }
    xenstore.rm(node);
  }

  private void requirePciback() {
    if (!Files.isDirectory(pciback())) {
      throw new ToolstackException(
          "xen-pciback is not loaded in dom0; load it with: modprobe xen-pciback");
    }
  }

  private static String realPath(Path link) {
    try {
      return link.toRealPath().toString();
    } catch (IOException e) {
      return "";
    }
  }

  /** libxl writes an address with dashes, for xenstore has no colons in names. */
  private static String key(PciAddress device) {
    return device.toString().replace(':', '-').replace('.', '-');
  }

  private static void write(Path file, PciAddress device) {
    try {
      Files.write(
          file,
          device.toString().getBytes(StandardCharsets.US_ASCII),
          StandardOpenOption.WRITE,
          StandardOpenOption.TRUNCATE_EXISTING);
    } catch (IOException e) {
      throw new ToolstackException(
          "The kernel did not take " + device + " in " + file + ": " + e.getMessage() + '.', e);
    }
  }

  @Override
  public List<GuestDevice> list(int domid) {
    List<GuestDevice> devices = new ArrayList<>(devices(XenstorePaths.backend(0, "pci", domid, 0)));
    Collections.sort(
        devices,
        (a, b) -> {
          int order = Integer.compare(slot(a), slot(b));
          return order != 0 ? order : a.address().compareTo(b.address());
        });
    return devices;
  }

  private static int slot(GuestDevice device) {
    return device.virtualDevfn() < 0
        ? Integer.MAX_VALUE
        : device.virtualDevfn() / FUNCTIONS * FUNCTIONS;
  }

  private List<GuestDevice> devices(String backend) {
    List<GuestDevice> found = new ArrayList<>();
    int count = number(xenstore.readIfExists(backend + "/num_devs").orElse("0"), 10, 0);
    for (int i = 0; i < count; i++) {
      Optional<PciAddress> address =
          xenstore.readIfExists(backend + "/dev-" + i).flatMap(PciAddress::parse);
      if (address.isPresent()) {
        String vdevfn = xenstore.readIfExists(backend + "/vdevfn-" + i).orElse("");
        int devfn = number(vdevfn, 16, -1);
        // 0x100 is xend's mark for "any slot"
        found.add(new GuestDevice(address.get(), devfn >= 0x100 ? -1 : devfn));
      }
    }
    return found;
  }

  private static int number(String text, int radix, int fallback) {
    try {
      return Integer.parseInt(text.startsWith("0x") ? text.substring(2) : text, radix);
    } catch (NumberFormatException e) {
      return fallback;
    }
  }
}
