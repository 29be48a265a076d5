package xm.toolstack.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.bench.BenchDomains;
import xm.toolstack.bench.BenchHost;

class DomainResolverTest {
  private BenchHost host;

  @BeforeEach
  void domains(@TempDir Path directory) {
    host = new BenchHost(directory);
    host.addDomain(3, "web");
    host.addDomain(5, "db");
    host.addDomain(7, "5");
    host.addDomain(9, "00000000-0000-0000-0000-000000000003");
  }

  @ParameterizedTest
  @CsvSource({
    "Domain-0, 0",
    "0, 0",
    "web, 3",
    "3, 3",
    "03, 3",
    "5, 7", // the domain called 5 hides domain 5
    "db, 5",
    "00000000-0000-0000-0000-000000000005, 5",
    "00000000-0000-0000-0000-000000000003, 9", // a name that looks like the UUID of domain 3
    "WEB, -1",
    "we, -1",
    "4, -1",
    "-3, -1",
    "+3, -1",
    "3x, -1",
    "99999999999999999999, -1",
    "4294967299, -1", // 3 + 2^32
    "00000000-0000-0000-0000-000000000004, -1",
    "0-0-0-0-5, -1",
    "'', -1",
  })
  void findsByNameThenIdThenUuid(String word, int domid) {
    assertEquals(
        domid, DomainResolver.resolve(domains(), word).map(DomainSnapshot::domid).orElse(-1));
  }

  @Test
  void readsUuidInAnyCase() {
    host.domains.put(
        new xm.xenctrl.DomainInfo(
            11,
            0,
            1,
            1,
            0,
            0,
            0,
            0,
            0,
            1,
            0,
            0,
            java.util.UUID.fromString("abcdefab-cdef-abcd-efab-cdefabcdefab"),
            0));
    assertEquals(
        11,
        DomainResolver.resolve(domains(), "ABCDEFAB-cdef-abcd-efab-cdefabcdefab")
            .orElseThrow()
            .domid());
  }

  @Test
  void zombieDoesNotHideItsSuccessor() {
    host.domains.flags(3, BenchDomains.DYING);
    host.addDomain(12, "web");
    assertEquals(12, DomainResolver.resolve(domains(), "web").orElseThrow().domid());
  }

  private List<DomainSnapshot> domains() {
    return new HostSampler(host).sample().domains();
  }
}
