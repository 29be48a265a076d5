package xm.toolstack.create;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.toolstack.host.HostPaths;
import xm.toolstack.testing.FakeHost;

class DomidHistoryTest {
  @TempDir Path dir;

  @Test
  void remembersForAMinuteAndForgetsTheRest() throws IOException {
    HostPaths paths = new FakeHost(dir).paths();
    long now = System.nanoTime() / 1_000_000_000;
    Files.createDirectories(paths.run());
    Path file = paths.run().resolve("domid-history");
    Files.writeString(file, (now - 61) + " 3\n" + (now - 20) + " 4\nrubbish\n");
    DomidHistory history = new DomidHistory(paths);
    assertFalse(history.isRecent(3));
    assertTrue(history.isRecent(4));
    history.add(5);
    assertTrue(history.isRecent(5));
    assertEquals(2, Files.readAllLines(file).size());
  }

  @Test
  void noFileMeansNoHistory() {
    assertFalse(new DomidHistory(new FakeHost(dir).paths()).isRecent(1));
  }
}
