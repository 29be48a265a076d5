package xm.toolstack.create;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.toolstack.NoSuchDomainException;
import xm.toolstack.Progress;
import xm.toolstack.ToolstackException;
import xm.toolstack.testing.Configs;
import xm.toolstack.testing.FakeHost;

class DomainDestroyerTest {
  @TempDir Path dir;
  private FakeHost host;
  private List<String> before;

  @BeforeEach
  void createOne() {
    host = new FakeHost(dir);
    before = host.store.dump("/");
    new DomainCreator(host)
        .create(Configs.pvWithDiskAndVif().build(), new CreateOptions(false), Progress.NONE);
    host.scripts.clear();
  }

  @Test
  void nothingIsLeft() throws IOException {
    new DomainDestroyer(host).destroy(1);
    assertEquals(before, host.store.dump("/"));
    assertEquals(List.of(0), host.xen.domids());
    assertEquals(List.of(), host.loops);
    try (Stream<Path> files = Files.list(host.paths().lib())) {
      assertEquals(List.of(), files.toList());
    }
    assertTrue(new DomidHistory(host.paths()).isRecent(1));
  }

  @Test
  void scriptsRunWhileTheirNodesAreThere() {
    new DomainDestroyer(host).destroy(1);
    assertEquals(
        List.of(
            "block remove /local/domain/0/backend/vbd/1/51712",
            "vif-bridge offline /local/domain/0/backend/vif/1/0"),
        host.scripts.stream().sorted().toList()); // they run at the same time
  }

  @Test
  void pausesFirstAndDestroysLast() {
    int from = host.xen.calls().size();
    new DomainDestroyer(host).destroy(1);
    assertEquals(
        List.of("pause 1", "destroy 1"), host.xen.calls().subList(from, host.xen.calls().size()));
  }

  @Test
  void aConsoleThatWasOpenedMeanwhileLeavesNoNode() {
    host.xen.whileDestroying(() -> host.store.write("/local/domain/1/console/tty", "/dev/pts/1"));
    new DomainDestroyer(host).destroy(1);
    assertEquals(before, host.store.dump("/"));
  }

  @Test
  void aMissingBackendIsNoObstacle() {
    host.store.rm("/local/domain/0/backend/vbd/1");
    new DomainDestroyer(host).destroy(1);
    assertEquals(before, host.store.dump("/"));
    assertEquals(List.of("vif-bridge offline /local/domain/0/backend/vif/1/0"), host.scripts);
  }

  @Test
  void partialFailuresAreReportedAtTheEnd() {
    host.xen.failOn("pause");
    ToolstackException failure =
        assertThrows(ToolstackException.class, () -> new DomainDestroyer(host).destroy(1));
    assertEquals("pause was refused.", failure.getMessage());
    assertEquals(before, host.store.dump("/"));
    assertEquals(List.of(0), host.xen.domids());
  }

  @Test
  void aRefusedDestroyIsReported() {
    host.xen.failOn("destroy");
    ToolstackException failure =
        assertThrows(ToolstackException.class, () -> new DomainDestroyer(host).destroy(1));
    assertEquals("destroy was refused.", failure.getMessage());
  }

  @Test
  void aDomainThatGoesAMomentLaterIsNoFailure() {
    host.xen.lingerFor(2);
    new DomainDestroyer(host).destroy(1);
    assertEquals(List.of(0), host.xen.domids());
  }

  @Test
  void aDomainThatStaysIsReported() {
    host.xen.lingerFor(Integer.MAX_VALUE);
    ToolstackException failure =
        assertThrows(ToolstackException.class, () -> new DomainDestroyer(host, 1).destroy(1));
    assertTrue(failure.getMessage().startsWith("Domain 1 is dead, but"), failure.getMessage());
  }

  @Test
  void domain0IsPrivileged() {
    ToolstackException failure =
        assertThrows(ToolstackException.class, () -> new DomainDestroyer(host).destroy(0));
    assertEquals("Cannot destroy privileged domain Domain-0", failure.getMessage());
  }

  @Test
  void anUnknownDomainIsSaidToBeUnknown() {
    assertThrows(NoSuchDomainException.class, () -> new DomainDestroyer(host).destroy(99));
  }

  @Test
  void aForgedVmLinkLeadsNowhereElse() {
    host.store.write("/vm/precious/key", "value");
    host.store.write("/local/domain/1/vm", "/vm/precious/..");
    new DomainDestroyer(host).destroy(1);
    assertEquals("value", host.store.read("/vm/precious/key"));
    assertFalse(host.store.readIfExists("/vm/" + Configs.GUEST_UUID).isPresent());
  }
}
