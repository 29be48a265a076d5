package xm.toolstack.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.config.model.VbdSpec.DiskMode;
import xm.toolstack.ToolstackException;
import xm.toolstack.testing.Configs;
import xm.toolstack.testing.FakeHost;

class DeviceAttacherTest {
  @TempDir Path dir;
  private FakeHost host;
  private DeviceNodes disk;

  @BeforeEach
  void prepare() {
    host = new FakeHost(dir);
    host.store.write("/local/domain/7/name", "guest");
    host.store.write("/libxl/7/type", "pv");
    disk =
        DeviceTypes.VBD.nodes(
            Configs.disk("file", "/domu/disk.raw", "xvda", 51712, DiskMode.READ_WRITE),
            0,
            new DeviceType.GuestFacts(DeviceType.Ends.inDom0(7), "/etc/xen/scripts", "x86_64-abi"));
  }

  @Test
  void aBackendThatDoesNotAnswer() {
    host.backendsAnswer = false;
    DeviceAttacher attacher = new DeviceAttacher(host, Duration.ofMillis(50));
    ToolstackException failure =
        assertThrows(ToolstackException.class, () -> attacher.attach(disk));
    assertTrue(
        failure
            .getMessage()
            .startsWith("Device 51712 (vbd) could not be connected. Its backend did not answer"));
    assertEquals(List.of(), host.scripts);
  }

  @Test
  void theSameDeviceTwice() {
    DeviceAttacher attacher = new DeviceAttacher(host);
    attacher.attach(disk);
    ToolstackException failure =
        assertThrows(ToolstackException.class, () -> attacher.attach(disk));
    assertEquals("Device 51712 is already connected.", failure.getMessage());
    assertEquals(1, host.loops.size());
  }

  @Test
  void removingABackendThatHangsTakesItsNodesAllTheSame() {
    List<String> before = host.store.dump("/");
    new DeviceAttacher(host).attach(disk);
    host.backendsAnswer = false;
    DeviceRemover remover = new DeviceRemover(host, Duration.ofMillis(50), Duration.ofMillis(50));
    ToolstackException failure =
        assertThrows(ToolstackException.class, () -> remover.remove(disk.device()));
    assertTrue(failure.getMessage().contains("may still hold /domu/disk.raw"));
    assertEquals(List.of(), host.loops);
    assertEquals(before, host.store.dump("/"));
  }

  @Test
  void devicesComeFromLibxlsRecord() {
    new DeviceAttacher(host).attach(disk);
    host.store.write("/libxl/7/device/vbd/rubbish/backend", "/local/domain/0/backend/vbd/7/1");
    host.store.write("/libxl/7/device/vbd/9/backend", "/local/domain/0/backend/vbd/8/9");
    assertEquals(List.of(Device.inDom0(7, "vbd", 51712)), new DeviceRemover(host).devicesOf(7));
  }
}
