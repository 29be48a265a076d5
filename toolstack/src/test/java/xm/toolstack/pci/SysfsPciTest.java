package xm.toolstack.pci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.toolstack.ToolstackException;
import xm.toolstack.pci.PciControl.GuestDevice;
import xm.toolstack.testing.MemoryStore;

/** On a made-up sysfs, in which files stand for the kernel's and keep what was written last. */
class SysfsPciTest {
  private static final PciAddress NIC = new PciAddress(0, 7, 0, 1);

  @TempDir Path sys;
  private final MemoryStore store = new MemoryStore();
  private SysfsPci pci;

  @BeforeEach
  void prepare() throws IOException {
    store.write("/libxl", "");
    pci = new SysfsPci(sys.toRealPath(), store);
    driver("igb");
    Files.createDirectories(sys.resolve("bus/pci/devices/0000:07:00.1"));
    Files.createSymbolicLink(
        sys.resolve("bus/pci/devices/0000:07:00.1/driver"),
        sys.toRealPath().resolve("bus/pci/drivers/igb"));
  }

  private void driver(String name) throws IOException {
    Path driver = Files.createDirectories(sys.resolve("bus/pci/drivers/" + name));
    for (String file : List.of("bind", "unbind", "new_slot", "remove_slot")) {
      Files.writeString(driver.resolve(file), "");
    }
  }

  private String written(String file) throws IOException {
    return Files.readString(sys.resolve("bus/pci/drivers/" + file));
  }

  @Test
  void withoutPcibackThereIsNothingToList() {
    assertEquals(Optional.empty(), pci.assignable());
    ToolstackException failure =
        assertThrows(ToolstackException.class, () -> pci.makeAssignable(NIC));
    assertTrue(failure.getMessage().contains("modprobe xen-pciback"));
  }

  @Test
  void aDeviceIsTakenFromItsDriverWhichIsRemembered() throws IOException {
    driver("pciback");
    pci.makeAssignable(NIC);
    assertEquals("0000:07:00.1", written("igb/unbind"));
    assertEquals("0000:07:00.1", written("pciback/new_slot"));
    assertEquals("0000:07:00.1", written("pciback/bind"));
    assertEquals(
        sys.toRealPath().resolve("bus/pci/drivers/igb").toString(),
        store.read("/libxl/pciback/0000-07-00-1/driver_path"));
    Files.createDirectory(sys.resolve("bus/pci/drivers/pciback/0000:07:00.1")); // the kernel's link
    assertEquals(Optional.of(List.of(NIC)), pci.assignable());
    pci.takeBack(NIC, true);
    assertEquals("0000:07:00.1", written("pciback/unbind"));
    assertEquals("0000:07:00.1", written("pciback/remove_slot"));
    assertEquals("0000:07:00.1", written("igb/bind"));
    assertEquals(List.of(), store.listIfExists("/libxl/pciback"));
  }

  @Test
  void whatAGuestHasIsNotAssignable() throws IOException {
    driver("pciback");
    Files.createDirectory(sys.resolve("bus/pci/drivers/pciback/0000:07:00.1"));
    store.write("/local/domain/0/backend/pci/5/0/num_devs", "1");
    store.write("/local/domain/0/backend/pci/5/0/dev-0", "0000:07:00.1");
    assertEquals(Optional.of(List.of()), pci.assignable());
    assertThrows(ToolstackException.class, () -> pci.takeBack(NIC, false));
  }

  @Test
  void unknownDevices() throws IOException {
    driver("pciback");
    ToolstackException failure =
        assertThrows(
            ToolstackException.class, () -> pci.makeAssignable(new PciAddress(0, 9, 0, 0)));
    assertEquals("There is no PCI device 0000:09:00.0 on this host.", failure.getMessage());
    assertThrows(ToolstackException.class, () -> pci.takeBack(NIC, false));
  }

  @Test
  void theDevicesOfAGuestComeInXmsOrder() {
    String backend = "/local/domain/0/backend/pci/5/0";
    store.write(backend + "/num_devs", "3");
    store.write(backend + "/dev-0", "0000:07:00.1");
    store.write(backend + "/vdevfn-0", "0x100");
    store.write(backend + "/dev-1", "0000:08:00.0");
    store.write(backend + "/vdevfn-1", "30");
    store.write(backend + "/dev-2", "0000:07:00.0");
    store.write(backend + "/vdevfn-2", "28");
    assertEquals(
        List.of(
            new GuestDevice(new PciAddress(0, 7, 0, 0), 0x28),
            new GuestDevice(new PciAddress(0, 8, 0, 0), 0x30),
            new GuestDevice(NIC, -1)),
        pci.list(5));
  }

  @Test
  void addresses() {
    assertEquals("0000:07:00.1", PciAddress.parse("7:0.1").orElseThrow().toString());
    assertEquals("000a:1f:1f.7", PciAddress.parse("a:1f:1f.7").orElseThrow().toString());
    for (String bad :
        List.of("", "07:00", "07:20.0", "07:00.8", "10000:0:0.0", "0:0:0:0.0", "g:0.0")) {
      assertEquals(Optional.empty(), PciAddress.parse(bad), bad);
    }
  }
}
