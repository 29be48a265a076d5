package xm.toolstack.create;

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
import xm.config.model.GuestType;
import xm.config.model.VbdSpec;
import xm.config.model.VbdSpec.DiskMode;
import xm.config.model.VifSpec;
import xm.toolstack.Progress;
import xm.toolstack.ToolstackException;
import xm.toolstack.describe.StoredConfig;
import xm.toolstack.testing.Configs;
import xm.toolstack.testing.FakeHost;

/** Domains whose devices another domain, {@code net}, serves; it is domain 3. */
class BackendDomainsTest {
  @TempDir Path dir;
  private FakeHost host;

  @BeforeEach
  void driverDomain() {
    host = new FakeHost(dir);
    host.xen.put(3, new UUID(0, 3), 0);
    host.store.write("/local/domain/3/name", "net");
  }

  private static Configs served() {
    return Configs.pv()
        .device(
            Configs.disk("phy", "/dev/of-net", "xvda", 51712, DiskMode.READ_WRITE)
                .withBackend("net"))
        .device(Configs.vif("00:16:3e:77:00:02", "br0").withBackend("3"));
  }

  private StartedDomain create(DomainConfig config) {
    return new DomainCreator(host).create(config, new CreateOptions(false), Progress.NONE);
  }

  @Test
  void aDomainIsMadeAndGoesWithoutATrace() {
    List<String> before = host.store.dump("/");
    StartedDomain started = create(served().build());
    assertEquals(4, started.domid());
    assertEquals("3", host.store.read("/local/domain/4/device/vbd/51712/backend-id"));
    assertEquals("connected", host.store.read("/local/domain/3/backend/vif/4/0/hotplug-status"));
    assertEquals(List.of(), host.scripts);
    new DomainDestroyer(host, 1).destroy(4);
    assertEquals(before, host.store.dump("/"));
  }

  @Test
  void theNextStartFindsItByName() {
    create(served().build());
    DomainConfig stored = new StoredConfig(host.paths()).read(4, Configs.GUEST_UUID).orElseThrow();
    assertEquals("net", stored.devices(VbdSpec.class).get(0).backend());
    assertEquals("net", stored.devices(VifSpec.class).get(0).backend());
  }

  @Test
  void aFailureThereTakesAllBack() {
    List<String> before = host.store.dump("/");
    host.failingScript = Optional.of("no bridge br0");
    ToolstackException failure =
        assertThrows(ToolstackException.class, () -> create(served().build()));
    assertTrue(failure.getMessage().contains("no bridge br0"), failure.getMessage());
    assertEquals(before, host.store.dump("/"));
    assertEquals(List.of(0, 3), host.xen.domids());
  }

  @Test
  void anHvmGuestHasNoCardOfDom0ForIt() {
    Configs config = served();
    config.type(GuestType.HVM);
    VifSpec vif = PinnedConfig.of(config.build(), host.files()).devices(VifSpec.class).get(0);
    assertTrue(vif.link().paravirtual());
    assertFalse(vif.ioemu());
  }

  @Test
  void aDriverDomainGetsWhatItsDaemonWrites() {
    create(Configs.pv().driverDomain().build());
    List<String> nodes = host.store.dump("/local/domain/4");
    assertTrue(nodes.contains("/local/domain/4/libxl = \"\"   (n4)"), nodes.toString());
    assertTrue(nodes.contains("/local/domain/4/device-model = \"\"   (n4)"), nodes.toString());
    DomainConfig stored = new StoredConfig(host.paths()).read(4, Configs.GUEST_UUID).orElseThrow();
    assertTrue(stored.platform().driverDomain());
  }
}
