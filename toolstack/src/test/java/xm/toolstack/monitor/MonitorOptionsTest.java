package xm.toolstack.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MonitorOptionsTest {

  @Test
  void minimumComesFromTheEnvironment() {
    assertEquals(MonitorOptions.ON_DEMAND, MonitorOptions.from(Map.of(), false));
    assertEquals(
        new MonitorOptions(true, Duration.ofSeconds(5)),
        MonitorOptions.from(Map.of("XM_MINIMUM_RESTART_TIME", "5"), true));
    assertEquals(
        MonitorOptions.ON_DEMAND,
        MonitorOptions.from(Map.of("XM_MINIMUM_RESTART_TIME", "-1"), false));
  }
}
