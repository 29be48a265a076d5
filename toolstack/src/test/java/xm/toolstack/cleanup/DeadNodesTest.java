package xm.toolstack.cleanup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.toolstack.testing.FakeHost;

/** Back ends in a driver domain, 3: domain 4 runs, 7 does not exist. */
class DeadNodesTest {
  @TempDir Path dir;

  private static void serve(FakeHost host, int domid) {
    String backend = "/local/domain/3/backend/vif/" + domid + "/0";
    host.store.write(backend + "/online", "1");
    host.store.write(backend + "/state", "4");
  }

  private static List<String> found(FakeHost host) {
    List<Leftover> found = new ArrayList<>();
    new DeadNodes(host).find(LiveSet.of(host), found);
    return found.stream().map(Leftover::what).toList();
  }

  @Test
  void whatADriverDomainServesGoesWithTheDomainThatHadIt() {
    FakeHost host = new FakeHost(dir);
    host.xen.put(3, new UUID(0, 3), 0);
    host.xen.put(4, new UUID(0, 4), 0);
    host.store.write("/local/domain/3/name", "net");
    serve(host, 4);
    serve(host, 7);
    assertEquals(List.of("/local/domain/3/backend/vif/7/0"), found(host));
    DeadNodes nodes = new DeadNodes(host);
    nodes.removeBackend(new Leftover(Leftover.Kind.BACKEND, 7, "/local/domain/3/backend/vif/7/0"));
    assertEquals(List.of(), found(host));
    assertTrue(host.store.readIfExists("/local/domain/3/backend/vif/4/0/state").isPresent());
    assertEquals(List.of(), host.scripts, "no script of dom0 is run for it");
  }

  @Test
  void theTreeOfADeadDriverDomainIsOneThing() {
    FakeHost host = new FakeHost(dir);
    host.store.write("/local/domain/3/name", "net");
    serve(host, 7);
    assertEquals(List.of("/local/domain/3"), found(host));
  }
}
