package xm.simulator.xenstored;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xm.xenstore.XsErrno;

class PathSchemaTest {
  private final List<String> log = new ArrayList<>();
  private final PathSchema schema = PathSchema.load(log::add);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/local/domain/5/name",
        "/local/domain/5/memory/static-max",
        "/local/domain/5/cpu/12/availability",
        "/local/domain/0/backend/vif/5/0/bridge",
        "/local/domain/0/backend/vbd/5/51712/params",
        "/local/domain/5/device/vbd/51712/virtual-device",
        "/vm/00000000-0000-4000-8000-000000000001/start_time",
        "/vm/00000000-0000-4000-8000-000000000001/xm/restart-count",
        "/libxl/5/device/vif/0/backend"
      })
  void what_a_toolstack_writes_is_listed(String path) {
    assertTrue(schema.mayHoldValue(path), path);
    assertTrue(schema.mayExist(path), path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/local/domain/5/nmae",
        "/local/domain/five/name",
        "/local/domain/5/memory/maximum",
        "/local/domain/0/backend/vif/5/0/birdge",
        "/local/domain/0/backend/vbd/5/xvda/params",
        "/vm/not-a-uuid/name",
        "/xm/anything"
      })
  void a_misspelt_key_is_not(String path) {
    assertFalse(schema.mayHoldValue(path), path);
    assertFalse(schema.mayExist(path), path);
  }

  @Test
  void the_way_to_a_listed_node_may_exist_and_holds_no_value() {
    assertTrue(schema.mayExist("/local/domain/5/device/vbd"));
    assertFalse(schema.mayHoldValue("/local/domain/5/device/vbd"));
  }

  @Test
  void a_refused_write_is_logged() {
    StoreException refused =
        org.junit.jupiter.api.Assertions.assertThrows(
            StoreException.class, () -> schema.check("/local/domain/5/nmae", true));
    assertEquals(XsErrno.EINVAL, refused.errno());
    assertEquals(1, log.size());
    assertTrue(log.get(0).contains("/local/domain/5/nmae"), log.get(0));
  }
}
