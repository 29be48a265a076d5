package xm.toolstack.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xm.toolstack.bench.BenchHost;
import xm.xenstore.XenstoreException;
import xm.xenstore.XsErrno;

@Timeout(20)
class MonitorServiceTest {

  @Test
  void connectsAgainWhenXenstoredWentAway(@TempDir Path directory) {
    AtomicInteger opened = new AtomicInteger();
    MonitorService service =
        new MonitorService(
            () -> {
              BenchHost host = new BenchHost(directory);
              if (opened.incrementAndGet() < 3) {
                host.store.afterRead(
                    () -> {
                      throw new XenstoreException("connection lost", XsErrno.OTHER, "");
                    });
                host.addOwnDomain(4, "web");
              }
              return host;
            },
            MonitorOptions.ON_DEMAND,
            Duration.ofMillis(1));
    assertTrue(service.run());
    assertEquals(3, opened.get());
  }
}
