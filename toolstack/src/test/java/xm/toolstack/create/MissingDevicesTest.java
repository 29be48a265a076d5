package xm.toolstack.create;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import xm.config.ConfigHelp;

/** What {@code xm config keys} and the warnings say of a device is what creating does with it. */
class MissingDevicesTest {

  private static Map<String, String> statuses() {
    Map<String, String> statuses = new HashMap<>();
    for (String line : ConfigHelp.table().split("\n")) {
      String[] column = line.split("\t", -1);
      statuses.put(column[0], column[4]);
    }
    return statuses;
  }

  @Test
  void theKeyTableSaysThatTheyAreRefused() {
    Map<String, String> statuses = statuses();
    assertFalse(MissingDevices.KINDS.isEmpty());
    for (MissingDevices.Kind kind : MissingDevices.KINDS) {
      String key = kind.key();
      assertEquals("refused at creation", statuses.get(key), key);
      List<String> refusals = new ArrayList<>();
      MissingDevices.check(Map.of(key, List.of("1")), refusals);
      assertEquals(1, refusals.size(), key);
    }
  }

  @Test
  void theKeyTableSaysThatHardwareIsGiven() {
    Map<String, String> statuses = statuses();
    for (String key : List.of("ioports", "irq", "irqs", "iomem")) {
      assertEquals("supported", statuses.get(key), key);
    }
  }
}
