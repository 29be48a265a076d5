package xm.xenstore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xm.xenstore.peer.Leaks;
import xm.xenstore.peer.ScriptedPeer;

/** Where the client looks for xenstored, and what it says when nobody is there. */
@Timeout(20)
class ConnectTest {
  @TempDir Path dir;

  private static String valueThrough(Map<String, String> environment) {
    try (XenstoreClient store = Xenstore.connect(environment)) {
      return store.read("/who");
    }
  }

  private static ScriptedPeer named(String name) {
    return new ScriptedPeer(talk -> talk.reply(talk.next(), name));
  }

  @Test
  void the_path_goes_before_the_run_directory() throws IOException {
    try (ScriptedPeer one = named("one");
        ScriptedPeer two = named("two")) {
      assertEquals(
          "one\0",
          valueThrough(
              Map.of(
                  "XENSTORED_PATH", one.socket().toString(),
                  "XENSTORED_RUNDIR", two.socket().getParent().toString())));
      assertEquals(
          "two\0", valueThrough(Map.of("XENSTORED_RUNDIR", two.socket().getParent().toString())));
    }
  }

  private XenstoreException refusal(Path socket) {
    Leaks leaks = new Leaks();
    XenstoreException e =
        assertThrows(
            XenstoreException.class,
            () -> valueThrough(Map.of("XENSTORED_PATH", socket.toString())));
    leaks.assertNone();
    return e;
  }

  @Test
  void a_socket_that_is_not_there() {
    XenstoreException e = refusal(dir.resolve("none"));
    assertEquals(
        "xenstored cannot be reached: "
            + dir.resolve("none")
            + " does not exist. Is xenstored running?",
        e.getMessage());
  }

  @Test
  void a_socket_nobody_listens_on() throws IOException {
    Path socket = dir.resolve("stale");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
    }
    XenstoreException e = refusal(socket);
    assertTrue(e.getMessage().contains(socket + " does not answer ("), e.getMessage());
    assertTrue(e.getMessage().endsWith("Is xenstored running?"), e.getMessage());
  }

  @Test
  void a_device_that_is_not_there() {
    XenstoreException e = refusal(Path.of("/dev/xen/no-such-device"));
    assertEquals(
        "xenstored cannot be reached: /dev/xen/no-such-device does not exist. Is xenstored"
            + " running?",
        e.getMessage());
  }

  /** Root may open everything, so that another user has to try (setpriv of util-linux). */
  @Test
  void a_socket_one_may_not_open_asks_for_root() throws Exception {
    Path open = Files.createTempDirectory("xm-locked");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(open.resolve("socket")));
      Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.setPosixFilePermissions(
          open.resolve("socket"), PosixFilePermissions.fromString("---------"));
      String said = connectAsNobody(open.resolve("socket"));
      assertTrue(
          said.contains(
              open.resolve("socket")
                  + " may not be opened. Most commands need root access. Please try again as"
                  + " root."),
          said);
    } finally {
      Files.deleteIfExists(open.resolve("socket"));
      Files.deleteIfExists(open);
    }
  }

  private static String connectAsNobody(Path socket) throws Exception {
    if (!"root".equals(System.getProperty("user.name"))) {
      return assertThrows(XenstoreException.class, () -> Xenstore.connect(socket)).getMessage();
    }
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Path classes = copyOfClasses();
    try {
      Process process =
          new ProcessBuilder(
                  "setpriv",
                  "--reuid=65534",
                  "--regid=65534",
                  "--clear-groups",
                  java,
                  "-Xshare:auto",
                  "-cp",
                  classes.toString(),
                  "xm.xenstore.ConnectMain",
                  socket.toString())
              .redirectErrorStream(true)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      return said;
    } finally {
      delete(classes);
    }
  }

  /** The build's own directory may be closed to other users. */
  private static Path copyOfClasses() throws Exception {
    Path copy = Files.createTempDirectory("xm-classes");
    Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
    for (Class<?> part : new Class<?>[] {Xenstore.class, ConnectMain.class}) {
      Path from = Path.of(part.getProtectionDomain().getCodeSource().getLocation().toURI());
      assertEquals(
          0, new ProcessBuilder("cp", "-r", from + "/.", copy.toString()).start().waitFor());
    }
    return copy;
  }

  private static void delete(Path tree) throws Exception {
    new ProcessBuilder("rm", "-r", tree.toString()).start().waitFor();
  }
}
