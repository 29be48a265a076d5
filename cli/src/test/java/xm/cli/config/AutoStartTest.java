package xm.cli.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.cli.command.CommandFailure;

class AutoStartTest {
  @TempDir Path top;

  private Path directory() throws IOException {
    Path auto = Files.createDirectory(top.resolve("auto"));
    for (String name : List.of("web", "10-db", "9-dns", "60-late", ".hidden", "web~")) {
      Files.writeString(auto.resolve(name), "");
    }
    Files.createDirectory(auto.resolve("folder"));
    return auto;
  }

  private static String names(List<AutoStart.Entry> entries) {
    StringBuilder b = new StringBuilder();
    for (AutoStart.Entry entry : entries) {
      b.append(entry.file().getFileName()).append('/').append(entry.priority());
      b.append('/').append(entry.delaySeconds()).append(' ');
    }
    return b.toString();
  }

  @Test
  void numbersAtTheStartOfNamesGiveTheOrder() throws IOException {
    assertEquals("9-dns/9/0 10-db/10/0 web/50/0 60-late/60/0 ", names(AutoStart.in(directory())));
  }

  @Test
  void theFileBesideTheDirectoryHasTheLastWord() throws IOException {
    Path auto = directory();
    Files.writeString(
        top.resolve("auto.order"), "# first\nweb priority=1 delay=30 # slow\n\n9-dns delay=2\n");
    assertEquals("web/1/30 9-dns/9/2 10-db/10/0 60-late/60/0 ", names(AutoStart.in(auto)));
  }

  @Test
  void mistakesThereAreToldWithTheirLine() throws IOException {
    Path auto = directory();
    for (String line :
        List.of("nothere delay=1", "web delay=soon", "web pause=3", "web delay=-1")) {
      Files.writeString(top.resolve("auto.order"), "# x\n" + line + "\n");
      CommandFailure failure = assertThrows(CommandFailure.class, () -> AutoStart.in(auto));
      assertTrue(failure.getMessage().startsWith(top + "/auto.order:2: "), failure.getMessage());
    }
  }

  @Test
  void noDirectoryIsNothingToStart() {
    assertEquals(List.of(), AutoStart.in(top.resolve("none")));
  }
}
