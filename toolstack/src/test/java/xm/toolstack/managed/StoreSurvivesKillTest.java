package xm.toolstack.managed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

class StoreSurvivesKillTest {

  @RepeatedTest(3)
  void oneWholeDomainIsThereWhateverTheWriterDid(@TempDir Path directory) throws Exception {
    UUID uuid = UUID.randomUUID();
    Process writer =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                StoreWriter.class.getName(),
                directory.toString(),
                uuid.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertTrue(writer.getInputStream().read() > 0, "the writer writes");
    } finally {
      writer.destroyForcibly().waitFor();
    }
    List<String> notices = new ArrayList<>();
    StoredDomains domains =
        new StoredDomains(new ManagedStore(directory), new OneHost(), notices::add);
    List<ManagedDomain> left = domains.all();
    assertEquals(List.of(), notices, "nothing is half written");
    assertEquals(1, left.size(), () -> "neither lost nor doubled: " + left);
    assertEquals(uuid, left.get(0).uuid());
    domains.delete(left.get(0).name());
    assertEquals(List.of(), domains.all());
  }
}
