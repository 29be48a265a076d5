package xm.toolstack.pci;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import xm.toolstack.ToolstackException;
import xm.toolstack.device.XenstorePaths;
import xm.toolstack.host.Host;
import xm.xenstore.XenstoreClient;

/**
 * xen-pciback through sysfs: {@code bus/pci/drivers/pciback} has a link for each device that it
 * holds, and takes addresses written to new_slot, bind, unbind and remove_slot (Linux,
 * drivers/xen/xen-pciback/pci_stub.c). The driver that a device had is kept where libxl keeps it,
 * so that xl and xm give back what the other has taken.
 */
public final class SysfsPci implements PciControl {
  private static final int FUNCTIONS = 8;

  /** Where libxl of 4.14 and before kept the driver. */
  private static final String OLD_NOTES = XenstorePaths.LIBXL + "/pciback";

  private final PciTree tree;
  private final XenstoreClient xenstore;

  public SysfsPci(Host host) {
    this(new PciTree(host), host.xenstore());
  }

  SysfsPci(PciTree tree, XenstoreClient xenstore) {
    this.tree = tree;
    this.xenstore = xenstore;
  }

  @Override
  public Optional<List<PciAddress>> assignable() {
    if (!tree.pcibackLoaded()) {
      return Optional.empty();
    }
    Set<PciAddress> held = tree.held();
    held.removeAll(PciOwners.read(xenstore).keySet());
    return Optional.of(List.copyOf(held));
  }

  @Override
  public void makeAssignable(PciAddress device) {
    requirePciback();
    if (!tree.exists(device)) {
      throw new ToolstackException("There is no PCI device " + device + " on this host.");
    }
    if (tree.held().contains(device)) {
      return;
    }
    Optional<Path> driver = tree.driverPath(device);
    if (driver.isPresent()) {
      write(driver.get().resolve("unbind"), device);
      xenstore.write(PciOwners.note(device) + "/driver_path", driver.get().toString());
    }
    write(tree.pciback().resolve("new_slot"), device);
    write(tree.pciback().resolve("bind"), device);
  }

  @Override
  public void takeBack(PciAddress device, boolean rebind) {
    requirePciback();
    if (PciOwners.read(xenstore).containsKey(device)) {
      throw new ToolstackException("PCI device " + device + " is with a guest; detach it first.");
    }
    if (!tree.held().contains(device)) {
      throw new ToolstackException("PCI device " + device + " is not assignable.");
    }
    write(tree.pciback().resolve("unbind"), device);
    write(tree.pciback().resolve("remove_slot"), device);
    String node = PciOwners.note(device);
    String old = node.replace(XenstorePaths.LIBXL + "/pci/", OLD_NOTES + '/');
    Optional<String> driver =
        xenstore
            .readIfExists(node + "/driver_path")
            .or(() -> xenstore.readIfExists(old + "/driver_path"));
    if (rebind && driver.isPresent()) {
      Path path = Path.of(driver.get());
      // nobody but dom0 writes this node; all the same, only a PCI driver is written to
      if (!path.startsWith(tree.drivers())) {
        throw new ToolstackException(
            "The remembered driver of " + device + " is none: " + driver.get() + '.');
      }
      write(path.resolve("bind"), device);
    }
    PciOwners.prune(xenstore, node + "/driver_path");
    if (xenstore.readIfExists(old).isPresent()) {
      xenstore.rm(old);
    }
  }

  private void requirePciback() {
    if (!tree.pcibackLoaded()) {
      throw new ToolstackException(
          "xen-pciback is not loaded in dom0; load it with: modprobe xen-pciback");
    }
  }

  private void write(Path file, PciAddress device) {
    tree.write(file, device.toString());
  }

  @Override
  public List<GuestDevice> list(int domid) {
    List<GuestDevice> devices = new ArrayList<>();
    for (PciBackend.Function function : new PciBackend(xenstore, domid).functions()) {
      devices.add(new GuestDevice(function.address(), function.virtualDevfn()));
    }
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
}
