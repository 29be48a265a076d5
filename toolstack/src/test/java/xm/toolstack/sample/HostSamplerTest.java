package xm.toolstack.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.bench.BenchDomains;
import xm.toolstack.bench.BenchHost;
import xm.toolstack.bench.MemoryStore;

class HostSamplerTest {
  private BenchHost host;

  @BeforeEach
  void host(@TempDir Path directory) {
    host = new BenchHost(directory);
  }

  @Test
  void putsTogetherXenAndXenstore() {
    host.addOwnDomain(3, "web");
    host.store.with(
        "/local/domain/3/memory/target",
        "131072",
        "/vm/" + BenchDomains.uuid(3) + "/xm/admin-paused",
        "1",
        "/local/pool/0/name",
        "Main");
    DomainSnapshot web = sample().get(1);
    assertEquals("web", web.name());
    assertEquals(BenchDomains.uuid(3), web.uuid());
    assertEquals(131072, web.targetKib());
    assertEquals("Main", web.poolName());
    assertEquals(1394452800.25, web.startSeconds());
    assertTrue(web.adminPaused());
  }

  @Test
  void fallsBackWhereXenstoreSaysNothing() {
    host.store.rm("/local/domain/0/name");
    host.addDomain(4, "bare");
    List<DomainSnapshot> domains = sample();
    assertEquals("Domain-0", domains.get(0).name());
    DomainSnapshot bare = domains.get(1);
    assertEquals(65536 * 4, bare.targetKib());
    assertEquals("Pool-0", bare.poolName());
    assertEquals(0, bare.startSeconds());
    assertFalse(bare.adminPaused());
  }

  @Test
  void leavesOutWhatVanishedMeanwhile() {
    host.addDomain(3, "web");
    host.addDomain(4, "gone");
    host.store.rm("/local/domain/4");
    MemoryStore store = host.store;
    store.afterRead(() -> host.domains.remove(4));
    assertEquals(List.of(0, 3), domids());
  }

  @Test
  void keepsZombieWithoutNodes() {
    host.addDomain(4, "zombie");
    host.store.rm("/local/domain/4");
    host.domains.flags(4, BenchDomains.DYING);
    assertEquals(List.of(0, 4), domids());
    assertEquals("Domain-4", sample().get(1).name());
  }

  @Test
  void asksXenstoreOnce() {
    for (int i = 1; i < 50; i++) {
      host.addDomain(i, "d" + i);
    }
    int[] rounds = {0};
    host.store.afterRead(() -> rounds[0]++);
    assertEquals(50, sample().size());
    assertEquals(1, rounds[0]);
  }

  private List<DomainSnapshot> sample() {
    return new HostSampler(host).sample().domains();
  }

  private List<Integer> domids() {
    List<Integer> domids = new ArrayList<>();
    for (DomainSnapshot domain : sample()) {
      domids.add(domain.domid());
    }
    return domids;
  }
}
