package xm.toolstack.usb;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import xm.toolstack.testing.MemoryStore;
import xm.toolstack.usb.UsbControl.Controller;

/** A made-up sysfs, and the nodes of controllers as libxl leaves them. */
class UsbTreeTest {
  @TempDir Path sys;
  private UsbTree tree;

  @BeforeEach
  void devices() throws IOException {
    device("2-1", "4", "09", "", "");
    device("2-1.4", "7", "00", "SanDisk", "Cruzer Blade");
    device("usb2", "1", "09", "Linux", "EHCI");
    Files.createDirectories(sys.resolve("bus/usb/devices/2-1.4:1.0"));
    tree = new UsbTree(sys);
  }

  private void device(String name, String number, String kind, String maker, String product)
      throws IOException {
    Path device = Files.createDirectories(sys.resolve("bus/usb/devices/" + name));
    Files.writeString(device.resolve("busnum"), "2\n");
    Files.writeString(device.resolve("devnum"), number + "\n");
    Files.writeString(device.resolve("idVendor"), "0781\n");
    Files.writeString(device.resolve("idProduct"), "5567\n");
    Files.writeString(device.resolve("bDeviceClass"), kind + "\n");
    if (!maker.isEmpty()) {
      Files.writeString(device.resolve("manufacturer"), maker + "\n");
      Files.writeString(device.resolve("product"), product + "\n");
    }
  }

  @Test
  void devicesAreFoundByPlaceAndByNumber() {
    UsbHostDevice stick =
        new UsbHostDevice("2-1.4", 2, 7, "0781", "5567", "SanDisk Cruzer Blade", false);
    assertEquals(List.of("2-1", "2-1.4"), tree.all().stream().map(UsbHostDevice::busId).toList());
    assertEquals(Optional.of(stick), tree.at("2-1.4"));
    assertEquals(Optional.of(stick), tree.find(DeviceWords.usbDevice("hostbus=2,hostaddr=7")));
    assertEquals(Optional.empty(), tree.find(DeviceWords.usbDevice("hostbus=2,hostaddr=8")));
    assertEquals(Optional.empty(), tree.at("../2-1.4"));
    assertTrue(tree.at("2-1").orElseThrow().hub());
    assertEquals(List.of(), new UsbTree(sys.resolve("nowhere")).all());
  }

  @Test
  void controllersOfEitherTypeAreReadAsLibxlWritesThem() {
    MemoryStore store = new MemoryStore();
    String backend = "/local/domain/0/backend/qusb/7/0";
    store.write("/libxl/7/device/vusb/0/type", "qusb");
    store.write("/libxl/7/device/vusb/0/backend", backend);
    store.write(backend + "/usb-ver", "1");
    store.write(backend + "/num-ports", "2");
    store.write(backend + "/port/2", "2-1.4");
    store.write("/local/domain/7/device/vusb/0/state", "4");
    store.write("/libxl/7/device/vusb/3/type", "devicemodel");
    store.write("/libxl/7/device/vusb/3/usb-ver", "2");
    store.write("/libxl/7/device/vusb/3/num-ports", "6");
    store.write("/libxl/7/device/vusb/3/port/1", "2-3");
    UsbPorts ports = new UsbPorts(store);
    List<Controller> found = ports.controllers(7);
    assertEquals(
        "Controller[devid=0, type=qusb, version=1, backendDomid=0, state=4, backendPath="
            + backend
            + ", ports={1=, 2=2-1.4}]",
        found.get(0).toString());
    assertEquals(
        "Controller[devid=3, type=devicemodel, version=2, backendDomid=0, state=-1, backendPath=,"
            + " ports={1=2-3, 2=, 3=, 4=, 5=, 6=}]",
        found.get(1).toString());
    assertEquals("{2-1.4=7, 2-3=7}", ports.owners().toString());
    assertEquals(1, UsbPorts.free(found));
    ports.put(7, found.get(0), 1, "2-9");
    ports.put(7, found.get(1), 2, "2-8");
    assertEquals("2-9", store.read(backend + "/port/1"));
    assertEquals("2-8", store.read("/libxl/7/device/vusb/3/port/2"));
  }
}
