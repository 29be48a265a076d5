package xm.toolstack.managed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.config.model.DomainConfig;
import xm.config.sxp.SxpPrinter;
import xm.toolstack.DomainStateException;
import xm.toolstack.InvalidNameException;
import xm.toolstack.NameInUseException;
import xm.toolstack.NoSuchDomainException;
import xm.toolstack.PrivilegedDomainException;
import xm.toolstack.Progress;
import xm.toolstack.ToolstackException;
import xm.toolstack.create.CreateOptions;

class StoredDomainsTest {
  private static final UUID WEB = UUID.fromString("c72ef5c3-c26b-492d-ae99-c4b6d01e44c1");
  private static final UUID DB = UUID.fromString("0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9");

  private final OneHost host = new OneHost().runs(0, "Domain-0", new UUID(0, 0));
  private final List<String> notices = new ArrayList<>();
  private Path directory;
  private StoredDomains domains;

  @BeforeEach
  void store(@TempDir Path temporary) {
    directory = temporary.resolve("domains");
    domains = new StoredDomains(new ManagedStore(directory), host, notices::add);
  }

  private static DomainConfig config(String name, UUID uuid) {
    return xm.toolstack.testing.Configs.pvWithDiskAndVif()
        .name(name)
        .uuid(Optional.ofNullable(uuid))
        .build();
  }

  private List<String> inactive() {
    List<String> names = new ArrayList<>();
    for (ManagedDomain domain : domains.inactive(host.running)) {
      names.add(domain.name());
    }
    return names;
  }

  @Test
  void keepsWhatWasDefined() throws IOException {
    assertEquals(List.of(), inactive());
    domains.define(config("web", WEB));
    domains.define(config("db", null));
    assertEquals(List.of("db", "web"), inactive());
    assertEquals(config("web", WEB), domains.inactive("web").orElseThrow().config());
    assertTrue(Files.readString(directory.resolve("web.sxp")).contains("(name web)"));
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("web.sxp"))));
  }

  @Test
  void startedDomainIsListedAsRunningOnlyAndComesBack() {
    domains.define(config("web", WEB));
    assertEquals(7, domains.start("web", new CreateOptions(false), Progress.NONE).domid());
    assertEquals(config("web", WEB), host.created.get(0));
    assertEquals(List.of(), inactive());
    assertEquals(
        "Domain is already running",
        assertThrows(
                DomainStateException.class,
                () -> domains.start("web", new CreateOptions(false), Progress.NONE))
            .getMessage());
    assertEquals(
        "Domain is not halted.",
        assertThrows(DomainStateException.class, () -> domains.delete("web")).getMessage());
    host.running.remove(1);
    assertEquals(List.of("web"), inactive());
    domains.delete("web");
    assertEquals(List.of(), inactive());
    assertThrows(NoSuchDomainException.class, () -> domains.delete("web"));
  }

  @Test
  void resolvesInXmsOrder() {
    host.runs(5, "mail", DB);
    domains.define(config("5", WEB));
    assertEquals("5", domains.inactive("5").orElseThrow().name(), "a name beats an id");
    assertEquals("5", domains.inactive(WEB.toString()).orElseThrow().name());
    assertTrue(domains.inactive("mail").isEmpty(), "it runs");
    assertTrue(domains.inactive(DB.toString()).isEmpty(), "it runs");
    host.runs(6, "5", UUID.randomUUID());
    assertTrue(domains.inactive("5").isEmpty(), "the name of a running one comes first");
  }

  @Test
  void oneNameForOneDomain() {
    host.runs(5, "mail", DB);
    assertEquals(
        "VM name 'mail' already exists as domain 5",
        assertThrows(NameInUseException.class, () -> domains.define(config("mail", WEB)))
            .getMessage());
    domains.define(config("web", WEB));
    assertEquals(
        "VM name 'web' already exists",
        assertThrows(NameInUseException.class, () -> domains.define(config("web", null)))
            .getMessage());
    domains.define(config("shop", WEB)); // the same domain under another name
    assertEquals(List.of("shop"), inactive());
    domains.define(config("mail", DB)); // a running one becomes managed
    assertTrue(domains.contains(DB));
    assertThrows(InvalidNameException.class, () -> domains.define(config("a/b", null)));
  }

  @Test
  void renames() {
    domains.define(config("web", WEB));
    domains.define(config("db", DB));
    ManagedDomain web = domains.inactive("web").orElseThrow();
    assertThrows(NameInUseException.class, () -> domains.rename(web, "db"));
    domains.rename(web, "shop");
    assertEquals(List.of("db", "shop"), inactive());
    assertEquals("shop", domains.inactive("shop").orElseThrow().config().name());
  }

  @Test
  void nameOfTheFileIsTheNameOfTheDomain() throws IOException {
    domains.define(config("web", WEB));
    // killed between the two steps of a rename
    Files.move(directory.resolve("web.sxp"), directory.resolve("shop.sxp"));
    assertEquals("shop", domains.inactive("shop").orElseThrow().config().name());
    // killed while it wrote
    Files.writeString(directory.resolve("half.sxp.part"), "(vm (name ha");
    assertEquals(List.of("shop"), inactive());
  }

  @Test
  void damagedFileSpoilsNoListing() throws IOException {
    domains.define(config("web", WEB));
    Files.writeString(directory.resolve("bad.sxp"), "(vm (name bad");
    assertEquals(List.of("web"), inactive());
    assertEquals(List.of("web"), inactive());
    assertEquals(1, notices.size(), "said once: " + notices);
    assertTrue(notices.get(0).contains("bad.sxp"), notices.get(0));
    ToolstackException e =
        assertThrows(
            ToolstackException.class,
            () -> domains.start("bad", new CreateOptions(false), Progress.NONE));
    assertTrue(e.getMessage().contains("bad.sxp"), e.getMessage());
  }

  @Test
  void changesWhatIsStored() {
    domains.define(config("web", WEB));
    domains.change(WEB, c -> config("other", DB));
    assertEquals(WEB, domains.inactive("web").orElseThrow().uuid(), "name and UUID stay");
    domains.change(DB, c -> config("never", DB));
    assertEquals(List.of("web"), inactive());
  }

  @Test
  void describesWithoutWhatOnlyRunningDomainsHave() {
    domains.define(config("web", WEB));
    String form = SxpPrinter.print(domains.describe(domains.inactive("web").orElseThrow()));
    assertTrue(form.startsWith("(domain\n"), form);
    assertTrue(form.contains("\n    (uuid " + WEB + ")\n"), form);
    assertTrue(form.contains("\n    (status 0)\n"), form);
    assertTrue(form.contains("(mac 00:16:3e:77:00:02)"), form);
    assertTrue(form.contains("(uname file:/domu/disk.raw)"), form);
    for (String absent : List.of("(domid", "(state", "store_mfn", "(backendtype", "(target")) {
      assertFalse(form.contains(absent), absent + " in " + form);
    }
  }

  @Test
  void suspendAndResumeRefuseInXmsOrder() {
    host.runs(5, "mail", DB);
    assertThrows(NoSuchDomainException.class, () -> domains.suspend("nobody"));
    assertThrows(PrivilegedDomainException.class, () -> domains.suspend("0"));
    assertEquals(
        "Domain is not managed by Xend lifecycle support.",
        assertThrows(DomainStateException.class, () -> domains.suspend("mail")).getMessage());
    domains.define(config("web", WEB));
    assertEquals(
        "Domain is not running",
        assertThrows(DomainStateException.class, () -> domains.suspend("web")).getMessage());
    assertEquals(
        "Error occurred when resuming: Cannot resume domain that is not suspended.",
        assertThrows(
                DomainStateException.class,
                () -> domains.resume("web", new CreateOptions(false), Progress.NONE))
            .getMessage());
    assertThrows(
        NoSuchDomainException.class,
        () -> domains.resume("nobody", new CreateOptions(false), Progress.NONE));
  }

  @Test
  void domainThatWasMigratedAwayIsNotStartedTwice() {
    CreateOptions options = new CreateOptions(false);
    domains.define(config("web", WEB));
    domains.departed(DB, "elsewhere"); // not managed: nothing to remember
    domains.departed(WEB, "two");
    String said =
        assertThrows(DomainStateException.class, () -> domains.start("web", options, Progress.NONE))
            .getMessage();
    assertTrue(said.startsWith("Domain 'web' was migrated to two and may run there"), said);
    domains.rename(domains.inactive("web").orElseThrow(), "www");
    assertEquals(Optional.of("two"), domains.departedTo(domains.inactive("www").orElseThrow()));
    domains.forgetDeparture("www");
    domains.start("www", options, Progress.NONE);
    assertEquals("www", host.created.get(0).name());
  }

  @Test
  void domainThatCameBackStartsAsBefore() {
    domains.define(config("web", WEB));
    domains.departed(WEB, "two");
    domains.noteArrivals();
    assertEquals(Optional.of("two"), domains.departedTo(domains.inactive("web").orElseThrow()));
    host.runs(5, "web", WEB);
    domains.noteArrivals();
    host.running.removeIf(domain -> domain.domid() == 5);
    domains.start("web", new CreateOptions(false), Progress.NONE);
    assertEquals(1, host.created.size());
  }

  @Test
  void domainDefinedAfterOneThatWasDeletedIsNotAway() {
    domains.define(config("web", WEB));
    domains.departed(WEB, "two");
    domains.delete("web");
    domains.define(config("web", WEB));
    assertEquals(Optional.empty(), domains.departedTo(domains.inactive("web").orElseThrow()));
  }
}
