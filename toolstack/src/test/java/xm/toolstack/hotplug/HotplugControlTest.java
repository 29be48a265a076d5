package xm.toolstack.hotplug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.config.model.DomainConfig;
import xm.config.model.VbdSpec;
import xm.config.model.VbdSpec.DiskMode;
import xm.config.model.VifSpec;
import xm.toolstack.Progress;
import xm.toolstack.ToolstackException;
import xm.toolstack.create.CreateOptions;
import xm.toolstack.create.DomainCreator;
import xm.toolstack.create.Userdata;
import xm.toolstack.describe.StoredConfig;
import xm.toolstack.testing.Configs;
import xm.toolstack.testing.FakeHost;

class HotplugControlTest {
  private static final VbdSpec SECOND =
      Configs.disk("file", "/domu/second.raw", "xvdb", 51728, DiskMode.READ_WRITE);

  @TempDir Path dir;
  private FakeHost host;
  private HotplugControl control;

  @BeforeEach
  void createOne() {
    host = new FakeHost(dir);
    host.dom0.file("/domu/second.raw", "fe:4");
    new DomainCreator(host)
        .create(Configs.pvWithDiskAndVif().build(), new CreateOptions(false), Progress.NONE);
    control = new HotplugControl(host);
  }

  private DomainConfig stored() {
    return new StoredConfig(host.paths()).read(1, Configs.GUEST_UUID).orElseThrow();
  }

  private String json() {
    return new Userdata(host.paths(), 1, Configs.GUEST_UUID)
        .read(Userdata.LIBXL_JSON)
        .orElseThrow();
  }

  private List<Integer> devids(String kind) {
    return control.list(1, kind).stream().map(DeviceEntry::devid).toList();
  }

  @Test
  void aDiskComesAndGoesAndTheStoredConfigurationsFollow() {
    String before = json();
    control.attach(1, SECOND);
    assertEquals(List.of(51712, 51728), devids("vbd"));
    assertEquals(2, stored().devices(VbdSpec.class).size());
    assertTrue(json().contains("/domu/second.raw"));
    control.detach(1, "vbd", 51728, false);
    assertEquals(List.of(51712), devids("vbd"));
    assertEquals(1, stored().devices(VbdSpec.class).size());
    assertEquals(before, json());
  }

  @Test
  void anInterfaceGetsTheNextNumberAndAnAddress() {
    control.attach(1, Configs.vif("", ""));
    List<DeviceEntry> vifs = control.list(1, "vif");
    assertEquals(1, vifs.get(1).devid());
    String mac = vifs.get(1).backend().get("mac");
    assertTrue(mac.startsWith("00:16:3e:"), mac);
    assertEquals("xenbr0", vifs.get(1).backend().get("bridge"));
    assertEquals(mac, stored().devices(VifSpec.class).get(1).mac());
    control.detach(1, "vif", 1, false);
    assertEquals(1, stored().devices(VifSpec.class).size());
    assertFalse(json().contains(mac));
  }

  @Test
  void aDriverDomainIsNamedHoweverItWasGiven() {
    host.xen.put(3, new UUID(0, 3), 0);
    host.store.write("/local/domain/3/name", "net");
    control.attach(1, Configs.vif("", "").withBackend("3"));
    DeviceEntry vif = control.list(1, "vif").get(1);
    assertEquals(3, vif.backendDomid());
    assertEquals("/local/domain/3/backend/vif/1/1", vif.backendPath());
    assertEquals("net", stored().devices(VifSpec.class).get(1).backend());
    assertEquals("", stored().devices(VifSpec.class).get(1).bridge(), "that is not dom0's to say");
    assertTrue(json().contains("\"backend_domname\" : \"net\""), json());
    control.detach(1, "vif", 1, false);
    assertEquals(List.of(0), devids("vif"));
    assertTrue(host.store.readIfExists("/local/domain/3/backend").isEmpty());
  }

  @Test
  void noDomainServesItself() {
    ToolstackException failure =
        assertThrows(
            ToolstackException.class,
            () -> control.attach(1, Configs.vif("", "").withBackend("1")));
    assertEquals(
        "Interface 0: a domain cannot serve its own devices (backend=1).", failure.getMessage());
  }

  @Test
  void aFailingScriptLeavesTheGuestAsItWas() {
    List<String> before = host.store.dump("/");
    host.failingScript = Optional.of("no loop device is free");
    ToolstackException failure =
        assertThrows(ToolstackException.class, () -> control.attach(1, SECOND));
    assertTrue(
        failure
            .getMessage()
            .startsWith("Device 51728 (vbd) could not be connected. no loop device is free"),
        failure.getMessage());
    assertEquals(before, host.store.dump("/"));
    assertEquals(1, stored().devices(VbdSpec.class).size());
  }

  @Test
  void theSameNumberTwice() {
    ToolstackException failure =
        assertThrows(
            ToolstackException.class,
            () ->
                control.attach(
                    1,
                    Configs.disk("file", "/domu/second.raw", "xvda", 51712, DiskMode.READ_WRITE)));
    assertEquals("Device 51712 is already connected.", failure.getMessage());
    assertEquals(List.of(51712), devids("vbd"));
  }

  @Test
  void whatIsNotThere() {
    ToolstackException failure =
        assertThrows(ToolstackException.class, () -> control.detach(1, "vbd", 51744, true));
    assertEquals("Device 51744 not connected", failure.getMessage());
  }

  @Test
  void theFormOfAFrontendIsItsTree() {
    String form = xm.config.sxp.SxpPrinter.print(control.list(1, "vbd").get(0).form());
    assertTrue(form.startsWith("(51712\n    ((backend "), form);
    assertTrue(form.contains("(virtual-device 51712)"), form);
  }
}
