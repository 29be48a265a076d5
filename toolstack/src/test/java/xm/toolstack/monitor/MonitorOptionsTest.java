package xm.toolstack.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import xm.toolstack.settings.HostSettings;

class MonitorOptionsTest {

  private static HostSettings settings(Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(environment);
    all.put("XM_CONF", "/nonexistent/xm.conf");
    return HostSettings.of(all);
  }

  @Test
  void minimumComesFromTheEnvironment() {
    assertEquals(MonitorOptions.ON_DEMAND, MonitorOptions.from(settings(Map.of()), false));
    assertEquals(
        new MonitorOptions(true, Duration.ofSeconds(5)),
        MonitorOptions.from(settings(Map.of("XM_MINIMUM_RESTART_TIME", "5")), true));
    assertEquals(
        MonitorOptions.ON_DEMAND,
        MonitorOptions.from(settings(Map.of("XM_MINIMUM_RESTART_TIME", "-1")), false));
  }
}
