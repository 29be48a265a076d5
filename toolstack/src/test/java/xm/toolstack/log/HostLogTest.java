package xm.toolstack.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.toolstack.bench.BenchHost;

class HostLogTest {
  @Test
  void putsItselfAsideAndKeepsFourOldOnes(@TempDir Path directory) throws Exception {
    BenchHost host = new BenchHost(directory);
    HostLog log = new HostLog(host, 1);
    for (int i = 0; i < 7; i++) {
      log.say("line " + i);
    }
    Path file = HostLog.file(host.paths());
    assertTrue(Files.readString(file).endsWith("line 6\n"));
    assertTrue(Files.readString(file.resolveSibling("xm.log.1")).endsWith("line 5\n"));
    assertTrue(Files.readString(file.resolveSibling("xm.log.4")).endsWith("line 2\n"));
    assertFalse(Files.exists(file.resolveSibling("xm.log.5")));
  }

  @Test
  void oneEntryIsOneLine(@TempDir Path directory) throws Exception {
    BenchHost host = new BenchHost(directory);
    new HostLog(host).say("evil\nname \u001b[2J");
    assertEquals(1, Files.readAllLines(HostLog.file(host.paths())).size());
    assertFalse(Files.readString(HostLog.file(host.paths())).contains("\u001b"));
  }
}
