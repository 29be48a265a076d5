package xm.simulator.xenstored;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import xm.xenstore.XsErrno;
import xm.xenstore.XsPermission;
import xm.xenstore.wire.Payloads;
import xm.xenstore.wire.XsOp;
import xm.xenstore.wire.XsPacket;

/** What guests may do in the store, and what happens when they end. */
class GuestRightsTest {
  private static final int GUEST = 5;
  private static final String HOME = "/local/domain/5";

  private final Set<Integer> alive = new HashSet<>(Set.of(0, GUEST, 6));
  private final Set<Integer> shutDown = new HashSet<>();
  private final List<String> events = new ArrayList<>();
  private EmbeddedXenstored xenstored;
  private LocalConnection dom0;
  private LocalConnection guest;

  @BeforeEach
  void start() {
    xenstored =
        new EmbeddedXenstored(
            new Quota(20, 3, 64, 2, 5), new Facts(), Optional.empty(), RequestGate.OPEN);
    dom0 = xenstored.dom0();
    introduce(GUEST);
    guest = xenstored.guest(GUEST);
    dom0.write(HOME + "/name", "web");
    dom0.setPermissions(HOME, List.of(XsPermission.none(0), XsPermission.read(GUEST)));
    dom0.setPermissions(HOME + "/name", List.of(XsPermission.none(0), XsPermission.read(GUEST)));
    dom0.mkdir(HOME + "/data");
    dom0.setPermissions(HOME + "/data", List.of(XsPermission.none(GUEST)));
  }

  private final class Facts implements DomainFacts {
    @Override
    public boolean alive(int domid) {
      return alive.contains(domid);
    }

    @Override
    public boolean shutDown(int domid) {
      return shutDown.contains(domid);
    }
  }

  private String introduce(int domid) {
    return request(XsOp.INTRODUCE, Payloads.strings("" + domid, "1000", "1"));
  }

  private String request(XsOp op, byte[] payload) {
    StringBuilder answer = new StringBuilder();
    StoreConnection connection = xenstored.connect((path, token) -> {});
    xenstored.request(
        connection,
        new XsPacket(op, 1, 0, payload),
        new Reply() {
          @Override
          public void ok(byte[] reply) {
            answer.append(Payloads.text(reply));
          }

          @Override
          public void error(String name) {
            answer.append(name);
          }
        });
    return answer.toString();
  }

  private static XsErrno errno(org.junit.jupiter.api.function.Executable call) {
    return assertThrows(StoreException.class, call).errno();
  }

  @Test
  void a_guest_reads_its_name_by_a_relative_path_and_cannot_change_it() {
    assertEquals("web", guest.read("name"));
    assertEquals(XsErrno.EACCES, errno(() -> guest.write("name", "other")));
    assertEquals(XsErrno.EACCES, errno(() -> guest.remove("name")));
  }

  @Test
  void a_guest_owns_what_it_creates() {
    guest.write("data/x/y", "1");
    assertEquals("1", dom0.read(HOME + "/data/x/y"));
    alive.remove(GUEST);
    xenstored.domainsChanged();
    assertEquals(Optional.empty(), dom0.readIfExists(HOME + "/data"));
    assertEquals("web", dom0.read(HOME + "/name"));
  }

  @Test
  void a_guest_learns_nothing_of_others_nodes() {
    dom0.write("/secret/a", "1");
    dom0.setPermissions("/secret", List.of(XsPermission.none(0)));
    assertEquals(XsErrno.EACCES, errno(() -> guest.read("/secret/absent")));
    assertEquals(XsErrno.ENOENT, errno(() -> guest.read("absent")));
  }

  @Test
  void a_guest_cannot_give_its_nodes_away() {
    assertEquals(
        XsErrno.EPERM, errno(() -> guest.setPermissions("data", List.of(XsPermission.none(0)))));
    guest.setPermissions("data", List.of(XsPermission.none(GUEST), XsPermission.read(6)));
  }

  @Test
  void quotas_stop_a_guest_and_not_dom0() {
    assertEquals(XsErrno.ENOSPC, errno(() -> guest.write("data/big", "x".repeat(65))));
    assertEquals(
        XsErrno.ENOSPC,
        errno(
            () -> {
              for (int i = 0; i < 30; i++) {
                guest.write("data/" + i, "");
              }
            }));
    for (int i = 0; i < 3; i++) {
      guest.watch("data/" + i, Runnable::run, path -> {});
    }
    assertEquals(XsErrno.E2BIG, errno(() -> guest.watch("data/4", Runnable::run, path -> {})));
    for (int i = 0; i < 30; i++) {
      dom0.write("/tool/xm/" + i, "x".repeat(100));
    }
    assertEquals(30, dom0.list("/tool/xm").size());
  }

  @Test
  void a_watch_by_a_relative_path_tells_relative_paths_and_only_what_may_be_known() {
    guest.watch("data", Runnable::run, events::add);
    guest.write("data/x", "1");
    dom0.write(HOME + "/data/y", "2");
    assertEquals(List.of("data", "data/x", "data/y"), events);
    events.clear();
    guest.watch("/local/domain/6", Runnable::run, events::add);
    dom0.mkdir("/local/domain/6");
    dom0.setPermissions("/local/domain/6", List.of(XsPermission.none(0)));
    events.clear();
    dom0.write("/local/domain/6/vnc", "secret");
    assertEquals(List.of(), events);
  }

  @Test
  void removing_a_tree_tells_watches_below_exactly_once() {
    dom0.watch(HOME, Runnable::run, path -> events.add("above " + path));
    dom0.watch(HOME + "/data/a", Runnable::run, path -> events.add("below " + path));
    dom0.write(HOME + "/data/a", "1");
    events.clear();
    dom0.remove(HOME + "/data");
    assertEquals(List.of("above " + HOME + "/data", "below " + HOME + "/data/a"), events);
  }

  @Test
  void releases_are_told_for_shutdown_and_for_death_and_not_twice() {
    dom0.watch("@releaseDomain", Runnable::run, events::add);
    dom0.watch("@introduceDomain", Runnable::run, events::add);
    events.clear();
    shutDown.add(GUEST);
    xenstored.domainsChanged();
    xenstored.domainsChanged();
    assertEquals(List.of("@releaseDomain"), events);
    assertEquals("OK", request(XsOp.RESUME, Payloads.strings("5")));
    xenstored.domainsChanged();
    assertEquals(2, events.size());
    alive.remove(GUEST);
    xenstored.domainsChanged();
    assertEquals(3, events.size());
    introduce(6);
    introduce(6);
    assertEquals("@introduceDomain", events.get(3));
    assertEquals(4, events.size());
  }

  @Test
  void a_dead_guests_connection_is_of_no_use() {
    alive.remove(GUEST);
    xenstored.domainsChanged();
    assertEquals(XsErrno.EIO, errno(() -> guest.read("name")));
    assertEquals(XsErrno.ENOENT, errno(() -> xenstored.guest(GUEST)));
    assertEquals(0, xenstored.watchCount());
  }

  @Test
  void domain_requests_answer_as_xenstored_does() {
    assertEquals("T", request(XsOp.IS_DOMAIN_INTRODUCED, Payloads.strings("0")));
    assertEquals("T", request(XsOp.IS_DOMAIN_INTRODUCED, Payloads.strings("5")));
    assertEquals("F", request(XsOp.IS_DOMAIN_INTRODUCED, Payloads.strings("6")));
    assertEquals("/local/domain/77", request(XsOp.GET_DOMAIN_PATH, Payloads.strings("77")));
    assertEquals("EINVAL", introduce(77));
    assertEquals("ENOENT", request(XsOp.RELEASE, Payloads.strings("6")));
    assertEquals("EINVAL", request(XsOp.RELEASE, Payloads.strings("0")));
    assertEquals("OK", request(XsOp.RELEASE, Payloads.strings("5")));
    assertEquals("F", request(XsOp.IS_DOMAIN_INTRODUCED, Payloads.strings("5")));
    assertEquals("ENOENT", request(XsOp.SET_TARGET, Payloads.strings("5", "0")));
    assertEquals("ENOSYS", request(XsOp.RESTRICT, Payloads.strings("5")));
  }

  @Test
  void a_stub_domain_acts_for_its_target() {
    introduce(6);
    LocalConnection stub = xenstored.guest(6);
    assertEquals(XsErrno.EACCES, errno(() -> stub.write(HOME + "/data/x", "1")));
    assertEquals("OK", request(XsOp.SET_TARGET, Payloads.strings("6", "5")));
    stub.write(HOME + "/data/x", "1");
    assertEquals("1", dom0.read(HOME + "/data/x"));
  }

  @Test
  void paths_are_checked() {
    for (String bad : List.of("/a//b", "/a/", "/a b", "/ä", "", "@introduceDomain")) {
      assertEquals(XsErrno.EINVAL, errno(() -> dom0.write(bad, "1")), bad);
    }
    dom0.write("/" + "a".repeat(2047), "1");
    assertEquals(XsErrno.EINVAL, errno(() -> dom0.write("/" + "a".repeat(2048), "1")));
    dom0.write(HOME + "/" + "a".repeat(2048), "1");
    assertFalse(dom0.list("/").isEmpty());
    assertTrue(xenstored.nodeCount() > 4);
  }
}
