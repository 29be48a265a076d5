package xm.toolstack.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import xm.config.DeviceWords;
import xm.config.model.DeviceSpec;
import xm.config.model.DiskFlags;
import xm.config.model.PciBus;
import xm.config.model.VbdSpec;
import xm.config.model.VifLink;
import xm.config.model.VifSpec;

class DeviceTypesTest {
  private static final DeviceType.GuestFacts GUEST =
      new DeviceType.GuestFacts(DeviceType.Ends.inDom0(7), "/etc/xen/scripts", "x86_64-abi");

  @Test
  void everyDeviceSpecHasARow() {
    Set<Class<?>> rows = new HashSet<>();
    for (DeviceType<? extends DeviceSpec> type : DeviceTypes.ALL) {
      rows.add(type.specType());
    }
    assertEquals(Set.of(DeviceSpec.class.getPermittedSubclasses()), rows);
  }

  @Test
  void aReadOnlyCdrom() {
    DeviceNodes nodes =
        DeviceTypes.VBD.nodes(
            new VbdSpec(
                "file",
                "raw",
                "/iso/cd.iso",
                "xvdd",
                51760,
                VbdSpec.DiskMode.READ_ONLY,
                true,
                "",
                "file:/iso/cd.iso"),
            0,
            GUEST);
    assertEquals("cdrom", nodes.frontend().get("device-type"));
    assertEquals("1", nodes.backend().get("removable"));
    assertEquals("r", nodes.backend().get("mode"));
    assertEquals("0", nodes.backend().get("discard-enable"));
    assertEquals("/local/domain/0/backend/vbd/7/51760", nodes.device().backendPath());
  }

  @Test
  void theFlagsOfXlsSyntaxReachBothEnds() {
    VbdSpec disk = DeviceWords.disk("tap:qcow2:/images/x", "xvda", "w", "");
    assertEquals("1", DeviceTypes.VBD.nodes(disk, 0, GUEST).backend().get("discard-enable"));
    assertEquals(null, DeviceTypes.VBD.nodes(disk, 0, GUEST).backend().get("direct-io-safe"));
    DeviceNodes nodes =
        DeviceTypes.VBD.nodes(disk.withFlags(new DiskFlags(true, false, false)), 0, GUEST);
    assertEquals("0", nodes.backend().get("discard-enable"));
    assertEquals("1", nodes.backend().get("direct-io-safe"));
    assertEquals("0", nodes.frontend().get("trusted"));
  }

  @Test
  void aTypeWithItsOwnScriptKeepsItsName() {
    DeviceNodes nodes =
        DeviceTypes.VBD.nodes(
            new VbdSpec(
                "nbd",
                "raw",
                "host:1",
                "xvda",
                51712,
                VbdSpec.DiskMode.SHARED_WRITE,
                false,
                "",
                "nbd:host:1"),
            0,
            GUEST);
    assertEquals("nbd", nodes.backend().get("type"));
    assertEquals("host:1", nodes.backend().get("params"));
    assertEquals("w!", nodes.backend().get("mode"));
  }

  @Test
  void allPciFunctionsAreOneDevice() {
    DeviceNodes nodes =
        DeviceTypes.PCI.nodes(
            new PciBus(DeviceWords.pci("07:00.0-1@5,rdm_policy=relaxed")), 3, GUEST);
    assertEquals("/local/domain/0/backend/pci/7/0", nodes.device().backendPath());
    assertEquals("2", nodes.backend().get("num_devs"));
    assertEquals("29", nodes.backend().get("vdevfn-0"));
    assertEquals("0000:07:00.0", nodes.backend().get("dev-1"));
    assertEquals(
        "msitranslate=1,power_mgmt=0,permissive=0,rdm_policy=relaxed",
        nodes.backend().get("opts-1"));
  }

  @Test
  void anInterfaceWithEverything() {
    DeviceNodes nodes =
        DeviceTypes.VIF.nodes(
            new VifSpec(
                "00:16:3e:00:00:01", "", "10.0.0.1", "vif-route", "", "web0", "1000,50", "", false),
            2,
            GUEST);
    assertEquals(
        Map.ofEntries(
            Map.entry("frontend-id", "7"),
            Map.entry("online", "1"),
            Map.entry("state", "1"),
            Map.entry("script", "/etc/xen/scripts/vif-route"),
            Map.entry("vifname", "web0"),
            Map.entry("mac", "00:16:3e:00:00:01"),
            Map.entry("ip", "10.0.0.1"),
            Map.entry("rate", "1000,50"),
            Map.entry("handle", "2"),
            Map.entry("type", "vif"),
            Map.entry("hotplug-status", "")),
        nodes.backend());
    assertEquals(Map.of("mtu", "1500"), nodes.frontendReadOnly());
    assertEquals("1", nodes.frontend().get("trusted"));
  }

  @Test
  void anInterfaceWithKeysOfXl() {
    DeviceNodes nodes =
        DeviceTypes.VIF.nodes(
            new VifSpec(
                "00:16:3e:00:00:01",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                false,
                new VifLink(9000, "10p/20", "eth1", false)),
            0,
            GUEST);
    assertEquals("9000", nodes.backend().get("mtu"));
    assertEquals("10p/20", nodes.backend().get("vlan"));
    assertEquals("eth1", nodes.backend().get("gatewaydev"));
    assertEquals("0", nodes.frontend().get("trusted"));
    assertEquals(Map.of("mtu", "9000"), nodes.frontendReadOnly());
  }

  @Test
  void theNodesOfAUsbControllerAreLibxls() {
    DeviceNodes nodes =
        DeviceTypes.VUSB.nodes(DeviceWords.usbController("type=qusb,version=1,ports=2"), 1, GUEST);
    assertEquals("/local/domain/0/backend/qusb/7/1", nodes.device().backendPath());
    assertEquals("/local/domain/7/device/vusb/1", nodes.device().frontendPath());
    assertEquals(
        "{frontend-id=7, online=1, state=1, type=qusb, usb-ver=1, num-ports=2, port=, port/1=,"
            + " port/2=}",
        nodes.backend().toString());
    assertEquals("{backend-id=0, state=1}", nodes.frontend().toString());
  }
}
