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
import xm.config.DeviceWords;
import xm.toolstack.ToolstackException;
import xm.toolstack.host.SysfsWriter;
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
    pci = new SysfsPci(new PciTree(sys.toRealPath(), SysfsWriter.PLAIN), store);
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
        store.read("/libxl/pci/0000-07-00-1/driver_path"));
    Files.createDirectory(sys.resolve("bus/pci/drivers/pciback/0000:07:00.1")); // the kernel's link
    assertEquals(Optional.of(List.of(NIC)), pci.assignable());
    pci.takeBack(NIC, true);
    assertEquals("0000:07:00.1", written("pciback/unbind"));
    assertEquals("0000:07:00.1", written("pciback/remove_slot"));
    assertEquals("0000:07:00.1", written("igb/bind"));
    assertEquals(List.of(), store.listIfExists("/libxl/pci"));
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
  void aDriverThatAnOlderXlRememberedIsGivenBackToo() throws IOException {
    driver("pciback");
    Files.createDirectory(sys.resolve("bus/pci/drivers/pciback/0000:07:00.1"));
    store.write(
        "/libxl/pciback/0000-07-00-1/driver_path",
        sys.toRealPath().resolve("bus/pci/drivers/igb").toString());
    pci.takeBack(NIC, true);
    assertEquals("0000:07:00.1", written("igb/bind"));
    assertEquals(List.of(), store.listIfExists("/libxl/pciback"));
  }

  @Test
  void rangesAndInterruptAreReadAsTheKernelWritesThem() throws IOException {
    Path device = sys.resolve("bus/pci/devices/0000:07:00.1");
    Files.writeString(
        device.resolve("resource"),
        """
        0x00000000f7c00000 0x00000000f7c00fff 0x0000000000040200
        0x000000000000e000 0x000000000000e01f 0x0000000000040101
        0x0000000000000000 0x0000000000000000 0x0000000000000000
        0x0000000800000000 0x0000000800001000 0x0000000000140204
        """);
    Files.writeString(device.resolve("irq"), "255\n");
    PciTree tree = new PciTree(sys.toRealPath(), SysfsWriter.PLAIN);
    assertEquals(
        List.of(
            new PciTree.Range(false, 0xf7c00, 1),
            new PciTree.Range(true, 0xe000, 0x20),
            new PciTree.Range(false, 0x800000, 2)),
        tree.ranges(NIC));
    assertEquals(0, tree.interrupt(NIC), "255 stands for a line that is not connected");
    Files.writeString(device.resolve("irq"), "16\n");
    assertEquals(16, tree.interrupt(NIC));
  }

  @Test
  void aFunctionThatGoesMovesTheOthersUp() {
    PciBackend backend = new PciBackend(store, 5);
    store.write(backend.path() + "/num_devs", "0");
    store.write("/libxl/5/device/pci/0/num_devs", "0");
    backend.add(DeviceWords.pci("07:00.0@5,permissive=1"));
    backend.add(DeviceWords.pci("08:00.0"));
    backend.add(DeviceWords.pci("09:00.0,power_mgmt=1"));
    assertEquals("7", store.read(backend.path() + "/state"), "Reconfiguring");
    assertEquals("28", store.read(backend.path() + "/vdevfn-0"));
    assertEquals(
        "msitranslate=1,power_mgmt=0,permissive=1,rdm_policy=strict",
        store.read(backend.path() + "/opts-0"));
    backend.remove(new PciAddress(0, 7, 0, 0));
    assertEquals("2", store.read(backend.path() + "/num_devs"));
    assertEquals("0000:08:00.0", store.read(backend.path() + "/dev-0"));
    assertEquals("0000:09:00.0", store.read("/libxl/5/device/pci/0/dev-1"));
    assertEquals(Optional.empty(), store.readIfExists(backend.path() + "/vdevfn-0"));
    assertEquals(Optional.empty(), store.readIfExists(backend.path() + "/dev-2"));
    assertEquals(DeviceWords.pci("09:00.0,power_mgmt=1").get(0), backend.functions().get(1).spec());
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
