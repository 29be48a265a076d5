package xm.xenstore.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import xm.xenstore.XenstoreClient;
import xm.xenstore.XenstoreException;
import xm.xenstore.XsErrno;
import xm.xenstore.XsPermission;

/** Reading, writing, lists, permissions, domains. */
@Timeout(30)
abstract class NodesContract {

  /** A new connection to the same store, as domain 0. */
  protected abstract XenstoreClient connect();

  /** Below this every test writes. */
  protected static final String BASE = "/xm-contract";

  /**
   * The largest value that the daemon takes at this path; the protocol's limit unless overridden.
   */
  protected int largestValueBytes(String path) {
    return 4096 - 1 - path.length();
  }

  protected XenstoreClient store;

  @BeforeEach
  void open() {
    store = connect();
    store.rm(BASE);
  }

  @AfterEach
  void close() {
    store.rm(BASE);
    store.close();
  }

  protected static XsErrno errnoOf(org.junit.jupiter.api.function.Executable call) {
    return assertThrows(XenstoreException.class, call).errno();
  }

  @Test
  void written_values_are_read_back() {
    store.write(BASE + "/name", "web");
    assertEquals("web", store.read(BASE + "/name"));
    assertEquals(Optional.of("web"), store.readIfExists(BASE + "/name"));
    store.write(BASE + "/name", "");
    assertEquals("", store.read(BASE + "/name"));
  }

  @Test
  void a_value_may_be_any_text() {
    String text = "Grüße ▸ \u0001\n\t\"'\\ \uD83D\uDE00 end";
    store.write(BASE + "/text", text);
    assertEquals(text, store.read(BASE + "/text"));
    assertArrayEquals(text.getBytes(StandardCharsets.UTF_8), store.readBytes(BASE + "/text"));
  }

  @Test
  void a_value_may_hold_nul_bytes() {
    store.write(BASE + "/text", "a\0b\0");
    assertEquals("a\0b\0", store.read(BASE + "/text"));
  }

  @Test
  void writing_creates_missing_parents() {
    store.write(BASE + "/a/b/c", "1");
    assertEquals("", store.read(BASE + "/a"));
    assertEquals(List.of("b"), store.list(BASE + "/a"));
  }

  @Test
  void reading_a_missing_node_says_so() {
    XenstoreException e =
        assertThrows(XenstoreException.class, () -> store.read(BASE + "/missing"));
    assertEquals(XsErrno.ENOENT, e.errno());
    assertEquals(BASE + "/missing", e.path());
    assertTrue(e.getMessage().contains(BASE + "/missing"), e.getMessage());
    assertEquals(XsErrno.ENOENT, errnoOf(() -> store.readBytes(BASE + "/missing")));
    assertEquals(XsErrno.ENOENT, errnoOf(() -> store.list(BASE + "/missing")));
    assertEquals(XsErrno.ENOENT, errnoOf(() -> store.permissions(BASE + "/missing")));
    assertEquals(Optional.empty(), store.readIfExists(BASE + "/missing"));
    assertEquals(List.of(), store.listIfExists(BASE + "/missing"));
  }

  @Test
  void many_nodes_are_read_at_once_in_order() {
    Map<String, String> values = new LinkedHashMap<>();
    List<String> paths = new ArrayList<>();
    List<Optional<String>> expected = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      String path = BASE + "/many/" + i;
      paths.add(path);
      if (i % 3 == 0) {
        expected.add(Optional.empty());
      } else {
        values.put(path, "value " + i);
        expected.add(Optional.of("value " + i));
      }
    }
    store.writeAll(values);
    assertEquals(expected, store.readAll(paths));
    assertEquals(List.of(), store.readAll(List.of()));
  }

  @Test
  void many_lists_are_read_at_once_in_order() {
    store.write(BASE + "/x/1", "");
    store.write(BASE + "/y", "");
    assertEquals(
        List.of(List.of("1"), List.of(), List.of()),
        store.listAll(List.of(BASE + "/x", BASE + "/y", BASE + "/none")));
  }

  @Test
  void large_values_are_read_many_at_a_time() {
    // More in both directions than the socket buffers hold.
    String large = "x".repeat(2000);
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < 300; i++) {
      values.put(BASE + "/large/" + i, large);
    }
    store.writeAll(values);
    for (Optional<String> value : store.readAll(List.copyOf(values.keySet()))) {
      assertEquals(large, value.orElse(""));
    }
  }

  @Test
  void a_directory_larger_than_a_packet_is_listed_whole() {
    TreeSet<String> names = new TreeSet<>();
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < 1200; i++) {
      names.add("child-" + i);
      values.put(BASE + "/wide/child-" + i, "");
    }
    store.writeAll(values);
    assertEquals(names, new TreeSet<>(store.list(BASE + "/wide")));
    assertEquals(1200, store.listIfExists(BASE + "/wide").size());
    assertEquals(1200, store.listAll(List.of(BASE + "/wide")).get(0).size());
    int inTransaction = store.transaction(1, t -> t.list(BASE + "/wide").size());
    assertEquals(1200, inTransaction);
  }

  @Test
  void the_root_can_be_listed() {
    store.write(BASE, "");
    assertTrue(store.list("/").contains(BASE.substring(1)));
  }

  @Test
  void a_value_of_5000_bytes_is_refused_and_the_connection_stays() {
    XenstoreException e =
        assertThrows(XenstoreException.class, () -> store.write(BASE + "/big", "x".repeat(5000)));
    assertEquals(XsErrno.E2BIG, e.errno());
    assertTrue(e.getMessage().contains("4096"), e.getMessage());
    store.write(BASE + "/small", "1");
    assertEquals(Optional.empty(), store.readIfExists(BASE + "/big"));
  }

  @Test
  void a_value_that_just_fits_goes_through() {
    String path = BASE + "/just";
    String value = "x".repeat(largestValueBytes(path));
    store.write(path, value);
    assertEquals(value, store.read(path));
    assertEquals(XsErrno.E2BIG, errnoOf(() -> store.write(path, value + "x")));
  }

  @Test
  void a_malformed_path_is_refused_before_anything_is_sent() {
    for (String path :
        List.of("", "a", "/a//b", "/a/", "/a b", "/a:b", "/ä", "/" + "x".repeat(3072))) {
      assertEquals(XsErrno.EINVAL, errnoOf(() -> store.read(path)), path);
      assertEquals(XsErrno.EINVAL, errnoOf(() -> store.write(path, "")), path);
      assertEquals(XsErrno.EINVAL, errnoOf(() -> store.watch(path, p -> {})), path);
    }
  }

  @Test
  void mkdir_makes_a_node_once() {
    store.mkdir(BASE + "/dir");
    store.write(BASE + "/dir", "kept");
    store.mkdir(BASE + "/dir");
    assertEquals("kept", store.read(BASE + "/dir"));
    assertEquals(List.of(), store.list(BASE + "/dir"));
  }

  @Test
  void rm_removes_all_below_and_no_error_when_nothing_is_there() {
    store.write(BASE + "/a/b/c", "1");
    store.rm(BASE + "/a");
    assertEquals(List.of(), store.list(BASE));
    store.rm(BASE + "/a");
    store.rm(BASE + "/no/such/parent");
  }

  @Test
  void permissions_are_set_and_read_back() {
    store.write(BASE + "/p", "1");
    List<XsPermission> permissions =
        List.of(
            XsPermission.none(0),
            XsPermission.read(5),
            XsPermission.both(6),
            new XsPermission(XsPermission.Access.WRITE, 7));
    store.setPermissions(BASE + "/p", permissions);
    assertEquals(permissions, store.permissions(BASE + "/p"));
    store.setPermissions(BASE + "/p", List.of(XsPermission.none(3)));
    assertEquals(List.of(XsPermission.none(3)), store.permissions(BASE + "/p"));
  }

  @Test
  void a_domain_path_is_given_for_any_domid() {
    assertEquals("/local/domain/0", store.domainPath(0));
    assertEquals("/local/domain/4711", store.domainPath(4711));
  }

  @Test
  void a_domain_is_introduced_and_released() {
    int domid = 31;
    assertFalse(store.isIntroduced(domid));
    store.introduce(domid, 0x1234, 7);
    try {
      assertTrue(store.isIntroduced(domid));
      store.resume(domid);
    } finally {
      store.release(domid);
    }
    assertFalse(store.isIntroduced(domid));
  }

  @Test
  void a_domain_gets_a_target() {
    store.introduce(32, 1, 1);
    store.introduce(33, 1, 1);
    try {
      store.setTarget(32, 33);
    } finally {
      store.release(32);
      store.release(33);
    }
  }

  @Test
  void the_daemon_refuses_what_makes_no_sense() {
    XenstoreException e = assertThrows(XenstoreException.class, () -> store.setTarget(777, 778));
    assertTrue(e.getMessage().contains("SET_TARGET of domain 777"), e.getMessage());
  }

  @Test
  void control_answers_text() {
    assertTrue(store.control("help").length() > 0);
  }
}
