package xm.toolstack.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceTest {

  @Test
  void readsABackendPath() {
    Device device =
        Device.ofBackendPath(7, "vbd", 51712, "/local/domain/3/backend/qdisk/7/51712")
            .orElseThrow();
    assertEquals(new Device(7, "vbd", 51712, 3, "qdisk"), device);
    assertEquals("/local/domain/3/backend/qdisk/7/51712", device.backendPath());
    assertEquals("/local/domain/7/device/vbd/51712", device.frontendPath());
    assertEquals("/libxl/7/device/vbd/51712", device.libxlPath());
    assertTrue(device.inDriverDomain());
    assertFalse(device.servedByQemu(), "that is dom0's");
    assertTrue(new Device(7, "vbd", 51712, 0, "qdisk").servedByQemu());
  }

  @Test
  void console0HasItsOwnPlace() {
    assertEquals("/local/domain/7/console", Device.inDom0(7, "console", 0).frontendPath());
    assertEquals("/local/domain/7/device/console/1", Device.inDom0(7, "console", 1).frontendPath());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/local/domain/0/backend/vbd/8/51712",
        "/local/domain/0/backend/vbd/7",
        "/local/domain/x/backend/vbd/7/1",
        "/local/domain/0/device/vbd/7/1",
        "local/domain/0/backend/vbd/7/1/2"
      })
  void whatIsNoBackendOfTheDomainIsNotFollowed(String path) {
    assertEquals(Optional.empty(), Device.ofBackendPath(7, "vbd", 51712, path));
  }
}
