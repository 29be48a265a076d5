package xm.xenstore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XsPathTest {

  @ParameterizedTest
  @ValueSource(strings = {"/", "/a", "/local/domain/0/backend/vbd/7/51712", "/A-b_9@x"})
  void valid(String path) {
    XsPath.check(path);
    XsPath.checkWatchable(path);
    assertTrue(XsPath.isValid(path));
  }

  @ParameterizedTest
  @CsvSource({
    "'', it is empty",
    "a/b, it does not begin with '/'",
    "@releaseDomain, it does not begin with '/'",
    "/a//b, it has two slashes in a row",
    "//, it has two slashes in a row",
    "/a/, it ends with '/'",
    "/a b, only letters",
    "/a:b, only letters",
    "/a.b, only letters",
    "/ä, only letters",
  })
  void invalid(String path, String reason) {
    XenstoreException e =
        assertThrows(XenstoreException.class, () -> XsPath.check(path.replace("''", "'")));
    assertTrue(e.getMessage().contains(reason.replace("''", "'")), e.getMessage());
    assertEquals(XsErrno.EINVAL, e.errno());
    assertFalse(XsPath.isValid(path));
  }

  @Test
  void the_longest_path_has_3072_bytes() {
    XsPath.check("/" + "x".repeat(3071));
    XenstoreException e =
        assertThrows(XenstoreException.class, () -> XsPath.check("/" + "x".repeat(3072)));
    assertTrue(e.getMessage().contains("longer than 3072 bytes"), e.getMessage());
    assertTrue(e.getMessage().length() < 400);
  }

  @Test
  void a_message_never_carries_control_characters() {
    XenstoreException e = assertThrows(XenstoreException.class, () -> XsPath.check("/\u001b[2J\n"));
    assertTrue(e.getMessage().contains("'/?[2J?'"), e.getMessage());
  }

  @Test
  void special_names_can_be_watched_alone() {
    XsPath.checkWatchable("@releaseDomain");
    XsPath.checkWatchable("@releaseDomain/7");
    assertThrows(XenstoreException.class, () -> XsPath.checkWatchable("@"));
    assertThrows(XenstoreException.class, () -> XsPath.checkWatchable("@a b"));
    assertThrows(XenstoreException.class, () -> XsPath.checkWatchable("a"));
  }

  @Test
  void children() {
    assertEquals("/a", XsPath.child("/", "a"));
    assertEquals("/a/b", XsPath.child("/a", "b"));
  }
}
