package xm.toolstack.monitor;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.toolstack.bench.BenchHost;
import xm.toolstack.host.HostPaths;

class MonitorLockTest {

  @Test
  void onlyOneHasIt(@TempDir Path directory) {
    HostPaths paths = new BenchHost(directory).paths();
    assertFalse(MonitorLock.held(paths));
    Optional<MonitorLock> first = MonitorLock.acquire(paths);
    assertTrue(first.isPresent());
    assertTrue(MonitorLock.held(paths));
    assertTrue(MonitorLock.acquire(paths).isEmpty());
    first.get().close();
    assertFalse(MonitorLock.held(paths));
  }

  @Test
  void anotherProcessKeepsItUntilItDies(@TempDir Path directory) throws Exception {
    HostPaths paths = new BenchHost(directory).paths();
    assertFalse(MonitorLock.held(paths)); // makes the file
    String java = ProcessHandle.current().info().command().orElse("java");
    Process holder =
        new ProcessBuilder(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                LockHolder.class.getName(),
                MonitorLock.file(paths).toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertTrue(holder.getInputStream().read() > 0, "the other process has the lock");
      assertTrue(MonitorLock.held(paths));
    } finally {
      holder.destroyForcibly().waitFor();
    }
    assertFalse(MonitorLock.held(paths));
  }
}
