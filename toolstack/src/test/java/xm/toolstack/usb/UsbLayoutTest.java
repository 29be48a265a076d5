package xm.toolstack.usb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import xm.config.DeviceWords;
import xm.config.model.GuestType;
import xm.config.model.UsbControllerSpec;
import xm.config.model.UsbHostDeviceSpec;

/** Which controllers and ports a configuration comes to. */
class UsbLayoutTest {
  private final List<String> refusals = new ArrayList<>();

  private UsbLayout layout(GuestType type, List<String> controllers, String... devices) {
    List<UsbControllerSpec> asked = new ArrayList<>();
    controllers.forEach(c -> asked.add(DeviceWords.usbController(c)));
    List<UsbHostDeviceSpec> specs = new ArrayList<>();
    for (String device : devices) {
      specs.add(DeviceWords.usbDevice(device));
    }
    return UsbLayout.of(type, asked, specs, refusals);
  }

  private static String places(UsbLayout layout) {
    StringBuilder b = new StringBuilder();
    for (UsbLayout.Place p : layout.places()) {
      b.append(p.device().label()).append('@').append(p.controller()).append(':').append(p.port());
      b.append(' ');
    }
    return b.toString().strip();
  }

  @Test
  void nothingAskedForIsNothing() {
    assertTrue(layout(GuestType.PV, List.of()).isEmpty());
  }

  @Test
  void aDeviceWithoutAControllerGetsOneOfTheGuestsKind() {
    UsbLayout pv = layout(GuestType.PVH, List.of(), "hostbus=1,hostaddr=5");
    assertEquals(List.of(new UsbControllerSpec("qusb", 2, 8)), pv.controllers());
    assertEquals("1.5@0:1", places(pv));
    UsbLayout hvm = layout(GuestType.HVM, List.of(), "busid=1-2.3");
    assertEquals(List.of(new UsbControllerSpec("devicemodel", 2, 6)), hvm.controllers());
    assertEquals("1-2.3@0:1", places(hvm));
    assertEquals(List.of(), refusals);
  }

  @Test
  void portsThatAreAskedForAreKeptFreeForThem() {
    UsbLayout layout =
        layout(
            GuestType.PV,
            List.of("version=1,ports=2"),
            "hostbus=1,hostaddr=5",
            "hostbus=1,hostaddr=6,controller=0,port=1",
            "hostbus=1,hostaddr=7");
    assertEquals("1.5@0:2 1.6@0:1 1.7@1:1", places(layout));
    assertEquals(2, layout.controllers().size());
    assertEquals(List.of(), refusals);
  }

  @Test
  void everythingThatCannotBeIsToldAtOnce() {
    layout(
        GuestType.PV,
        List.of("type=pv", "type=devicemodel", "type=qusb,version=3,ports=1"),
        "hostbus=1,hostaddr=5,controller=2",
        "hostbus=1,hostaddr=6,controller=2",
        "hostbus=1,hostaddr=7,controller=7",
        "hostbus=1,hostaddr=8,controller=2,port=4");
    String all = String.join("\n", refusals);
    assertTrue(all.contains("usbback"), all);
    assertTrue(all.contains("type=devicemodel is for HVM guests"), all);
    assertTrue(all.contains("version 1 or 2, not 3"), all);
    assertTrue(all.contains("controller 2 has no free port for 1.6"), all);
    assertTrue(all.contains("device 1.7 asks for controller 7, and there are 3"), all);
    assertTrue(all.contains("controller 2 has 1 ports, not 4"), all);
  }

  @Test
  void anEmulatedControllerHasThePortsOfQemus() {
    assertEquals(
        List.of(
            new UsbControllerSpec("devicemodel", 1, 2),
            new UsbControllerSpec("devicemodel", 2, 6),
            new UsbControllerSpec("devicemodel", 3, 15),
            new UsbControllerSpec("qusb", 2, 31)),
        layout(
                GuestType.HVM,
                List.of("version=1", "ports=4", "version=3,ports=31", "type=qusb,ports=31"))
            .controllers());
  }
}
