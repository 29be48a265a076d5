package xm.toolstack.operate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.toolstack.InvalidNameException;
import xm.toolstack.NameInUseException;
import xm.toolstack.NoSuchDomainException;
import xm.toolstack.bench.BenchDomains;
import xm.toolstack.bench.BenchHost;

class DomainRenamerTest {
  private BenchHost host;
  private DomainRenamer renamer;

  @BeforeEach
  void host(@TempDir Path directory) {
    host = new BenchHost(directory);
    host.addDomain(3, "web");
    host.addDomain(4, "db");
    renamer = new DomainRenamer(host);
  }

  @Test
  void writesBothNames() {
    renamer.rename(3, "shop");
    assertEquals("shop", host.store.read("/local/domain/3/name"));
    assertEquals("shop", host.store.read("/vm/" + BenchDomains.uuid(3) + "/name"));
    renamer.rename(3, "shop"); // its own name is not in its way
  }

  @Test
  void refusesNameOfAnother() {
    NameInUseException e = assertThrows(NameInUseException.class, () -> renamer.rename(3, "db"));
    assertEquals("VM name 'db' already exists as domain 4", e.getMessage());
    assertEquals(4, e.domid());
    assertEquals("web", host.store.read("/local/domain/3/name"));
  }

  @Test
  void refusesIdAndUuidOfAnother() {
    assertThrows(NameInUseException.class, () -> renamer.rename(3, "4"));
    assertThrows(
        NameInUseException.class, () -> renamer.rename(3, BenchDomains.uuid(4).toString()));
    renamer.rename(3, "3");
    assertEquals("3", host.store.read("/local/domain/3/name"));
  }

  @Test
  void seesNameTakenInTheLastMoment() {
    host.store.afterRead(() -> host.store.with("/local/domain/9/name", "shop"));
    NameInUseException e = assertThrows(NameInUseException.class, () -> renamer.rename(3, "shop"));
    assertEquals(9, e.domid());
    assertEquals("web", host.store.read("/local/domain/3/name"));
  }

  @Test
  void refusesInvalidNameAndUnknownDomain() {
    assertThrows(InvalidNameException.class, () -> renamer.rename(3, "a b"));
    assertThrows(NoSuchDomainException.class, () -> renamer.rename(99, "x"));
  }
}
