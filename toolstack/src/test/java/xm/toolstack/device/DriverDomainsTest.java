package xm.toolstack.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.config.DeviceWords;
import xm.config.model.VbdSpec.DiskMode;
import xm.toolstack.ToolstackException;
import xm.toolstack.device.DeviceType.Ends;
import xm.toolstack.device.DeviceType.GuestFacts;
import xm.toolstack.testing.Configs;
import xm.toolstack.testing.FakeHost;

/** Devices of domain 7 that domain 3, {@code net}, serves. */
class DriverDomainsTest {
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final GuestFacts GUEST =
      new GuestFacts(new Ends(7, 3), "/etc/xen/scripts", "x86_64-abi");

  @TempDir Path dir;
  private FakeHost host;
  private DeviceNodes vif;

  @BeforeEach
  void prepare() {
    host = new FakeHost(dir);
    host.xen.put(3, new UUID(0, 3), 0);
    host.store.write("/local/domain/3/name", "net");
    host.store.write("/local/domain/7/name", "web");
    host.store.write("/libxl/7/type", "pv");
    vif = DeviceTypes.VIF.nodes(Configs.vif("00:16:3e:00:00:01", "br0"), 0, GUEST);
  }

  @Test
  void bothEndsNameItAndItOwnsItsOwn() {
    new DeviceAttacher(host).attach(vif);
    List<String> nodes = host.store.dump("/");
    String backend = "/local/domain/3/backend/vif/7/0";
    assertTrue(nodes.contains(backend + "/bridge = \"br0\"   (n3,r7)"), nodes.toString());
    assertTrue(
        nodes.contains("/local/domain/7/device/vif/0/backend = \"" + backend + "\"   (n7,r3)"));
    assertTrue(nodes.contains("/local/domain/7/device/vif/0/backend-id = \"3\"   (n7,r3)"));
    assertTrue(nodes.contains("/libxl/7/device/vif/0/backend = \"" + backend + "\"   (n0)"));
    assertEquals(List.of(), host.scripts);
    assertEquals(List.of(vif.device()), new DeviceRemover(host).devicesOf(7));
  }

  @Test
  void itCleansUpBeforeTheRestGoes() {
    List<String> before = host.store.dump("/");
    new DeviceAttacher(host).attach(vif);
    new DeviceRemover(host).remove(vif.device());
    assertEquals(before, host.store.dump("/"));
    new DeviceAttacher(host).attach(vif);
    new DeviceRemover(host).detach(vif.device());
    assertEquals(before, host.store.dump("/"));
    assertEquals(List.of(), host.scripts);
  }

  @Test
  void aDomainThatDoesNotAnswer() {
    host.backendsAnswer = false;
    ToolstackException failure =
        assertThrows(ToolstackException.class, () -> new DeviceAttacher(host, SHORT).attach(vif));
    assertEquals(
        "Device 0 (vif) could not be connected. Its backend in domain 'net' (id 3) did not answer"
            + " within 0 s (/local/domain/3/backend/vif/7/0). Look in that domain: is the backend"
            + " driver for vif loaded, and does xl devd run?",
        failure.getMessage());
  }

  @Test
  void whatItsDriverReportedIsTold() {
    String backend = "/local/domain/3/backend/vif/7/0";
    host.backendsAnswer = false;
    host.store.onChange(
        changed -> {
          if (changed.contains(backend + "/state")) {
            host.store.write(backend + "/hotplug-error", "no memory for rings");
          }
        });
    ToolstackException failure =
        assertThrows(ToolstackException.class, () -> new DeviceAttacher(host, SHORT).attach(vif));
    assertTrue(
        failure.getMessage().contains("(" + backend + ": no memory for rings). Look"),
        failure.getMessage());
  }

  @Test
  void theWordsOfItsScript() {
    host.failingScript = Optional.of("Could not find bridge br0");
    ToolstackException failure =
        assertThrows(ToolstackException.class, () -> new DeviceAttacher(host).attach(vif));
    assertTrue(
        failure
            .getMessage()
            .startsWith(
                "Device 0 (vif) could not be connected. The script in domain 'net' (id 3) failed"
                    + " (/local/domain/3/backend/vif/7/0: Could not find bridge br0)"),
        failure.getMessage());
  }

  @Test
  void aDriverWithoutScriptsIsTakenAtItsWord() {
    host.devdRuns = false;
    new DeviceAttacher(host, SHORT).attach(vif);
    assertEquals("2", host.store.read("/local/domain/3/backend/vif/7/0/state"));
  }

  @Test
  void aDomainThatDoesNotCleanUpIsToldOf() {
    List<String> before = host.store.dump("/");
    new DeviceAttacher(host).attach(vif);
    host.devdRuns = false;
    ToolstackException failure =
        assertThrows(
            ToolstackException.class,
            () -> new DeviceRemover(host, SHORT, SHORT).remove(vif.device()));
    assertTrue(failure.getMessage().contains("domain 'net' (id 3) did not remove"));
    assertEquals(before, host.store.dump("/"));
  }

  @Test
  void nobodyWaitsForADomainThatHasEnded() {
    List<String> before = host.store.dump("/");
    new DeviceAttacher(host).attach(vif);
    host.backendsAnswer = false;
    host.xen.put(3, new UUID(0, 3), 1 << 2);
    new DeviceRemover(host, SHORT, SHORT).detach(vif.device());
    assertEquals(before, host.store.dump("/"));
  }

  @Test
  void aDomainThatIsGoneDoesNotComeBackAsNodes() {
    host.store.rm("/local/domain/3");
    ToolstackException failure =
        assertThrows(ToolstackException.class, () -> new DeviceAttacher(host).attach(vif));
    assertTrue(failure.getMessage().contains("Domain 3, which was to serve it, is gone."));
    assertTrue(host.store.readIfExists("/local/domain/3").isEmpty());
  }

  /** What a driver domain writes into its nodes must not make dom0 let go of a loop device. */
  @Test
  void itsNodesFreeNothingOfDom0() {
    DeviceNodes disk =
        DeviceTypes.VBD.nodes(
            Configs.disk("file", "/gone.img", "xvda", 51712, DiskMode.READ_WRITE), 0, GUEST);
    new DeviceAttacher(host).attach(disk);
    host.dom0.loop("/dev/loop4", "/images/of-dom0");
    host.store.write("/local/domain/3/backend/vbd/7/51712/node", "/dev/loop4");
    new DeviceRemover(host).remove(disk.device());
    assertEquals(List.of(), host.scripts);
  }

  @Test
  void aFormatIsServedByItsOwnQemu() {
    DeviceNodes disk =
        DeviceTypes.VBD.nodes(DeviceWords.disk("tap:qcow2:/i", "xvda", "w", "net"), 0, GUEST);
    assertEquals("/local/domain/3/backend/qdisk/7/51712", disk.device().backendPath());
    assertEquals("qcow2:/i", disk.backend().get("params"));
    assertFalse(disk.device().servedByQemu(), "no QEMU of dom0");
  }
}
