package xm.toolstack.create;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.toolstack.Progress;
import xm.toolstack.testing.Configs;
import xm.toolstack.testing.FakeHost;

/**
 * The nodes of a domain of ours, with values and permissions, beside those that xl 4.17 left for
 * the same configuration (xenstore-ls -fp on a real host, drivers' own nodes removed).
 */
class StoreAsXlTest {
  @TempDir Path dir;

  @Test
  void nodesValuesAndPermissionsAreThoseOfXl() throws IOException {
    FakeHost host = new FakeHost(dir);
    StartedDomain started =
        new DomainCreator(host)
            .create(Configs.pvWithDiskAndVif().build(), new CreateOptions(false), Progress.NONE);
    assertEquals(1, started.domid());

    TreeSet<String> ours = new TreeSet<>();
    for (String root :
        List.of(
            "/libxl/1", "/local/domain/0/backend", "/local/domain/1", "/vm/" + started.uuid())) {
      ours.addAll(host.store.dump(root));
    }
    assertTrue(ours.removeIf(line -> line.contains("/xm")), "our own nodes are there");
    assertEquals(String.join("\n", xl()), String.join("\n", ours));
  }

  private static Set<String> xl() throws IOException {
    try (InputStream in = StoreAsXlTest.class.getResourceAsStream("xl-4.17-pv-file-vif.txt")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new TreeSet<>(text.lines().toList());
    }
  }
}
