package xm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The console on a real terminal: script(1) makes one, stty tells how it was left. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TerminalTest {
  private static final Path SCRIPT = Path.of("/usr/bin/script");

  @TempDir Path directory;

  @BeforeEach
  void needsScript() {
    Needs.that(Files.isExecutable(SCRIPT), SCRIPT + " is missing");
  }

  /** Runs the client on a terminal; {@code how} is shell text around it, {@code $XM} the client. */
  private Process terminal(String how) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Path run = directory.resolve("run.sh");
    Files.writeString(
        run,
        """
        cd '%s'
        stty -a > before
        XM="'%s' -XX:TieredStopAtLevel=1 -cp '%s' xm.cli.TtyConsole socket"
        %s
        stty -a > after
        """
            .formatted(directory, java, System.getProperty("java.class.path"), how));
    return new ProcessBuilder(SCRIPT.toString(), "-qec", "sh " + run, "/dev/null")
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("screen").toFile())
        .start();
  }

  private ServerSocketChannel listen() throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    return server.bind(UnixDomainSocketAddress.of(directory.resolve("socket")));
  }

  private static String hear(SocketChannel guest, int bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes);
    while (buffer.hasRemaining() && guest.read(buffer) >= 0) {
      Thread.onSpinWait();
    }
    return new String(buffer.array(), 0, buffer.position(), StandardCharsets.ISO_8859_1);
  }

  private static void type(Process terminal, String keys) throws IOException {
    OutputStream keyboard = terminal.getOutputStream();
    keyboard.write(keys.getBytes(StandardCharsets.ISO_8859_1));
    keyboard.flush();
  }

  private void restored() throws IOException {
    String before = Files.readString(directory.resolve("before"));
    assertTrue(before.contains("icanon"), before);
    assertEquals(before, Files.readString(directory.resolve("after")));
  }

  @Test
  void every_key_goes_to_the_guest_until_the_escape_key() throws Exception {
    try (ServerSocketChannel server = listen()) {
      Process terminal = terminal("eval \"$XM\"");
      try (SocketChannel guest = server.accept()) {
        // What the client prints it prints in raw mode, so typing may begin then.
        guest.write(ByteBuffer.wrap("ready".getBytes(StandardCharsets.US_ASCII)));
        Await.text(directory.resolve("screen"), "ready");
        type(terminal, "a\u0003\u0004\u001a\r");
        assertEquals("a\u0003\u0004\u001a\r", hear(guest, 5));
        type(terminal, "\u001d");
        assertEquals("", hear(guest, 1));
      }
      assertEquals(0, terminal.waitFor());
      restored();
    }
  }

  @Test
  void a_signal_leaves_a_usable_terminal() throws Exception {
    try (ServerSocketChannel server = listen()) {
      Process terminal = terminal("sh -c \"echo \\$\\$ > pid; exec $XM\"");
      try (SocketChannel guest = server.accept()) {
        guest.write(ByteBuffer.wrap("ready".getBytes(StandardCharsets.US_ASCII)));
        Await.text(directory.resolve("screen"), "ready");
        long pid = Long.parseLong(Files.readString(directory.resolve("pid")).trim());
        ProcessHandle.of(pid).orElseThrow().destroy();
        assertEquals("", hear(guest, 1));
      }
      terminal.waitFor();
      restored();
    }
  }

  @Test
  void a_domain_that_goes_away_leaves_a_usable_terminal() throws Exception {
    try (ServerSocketChannel server = listen()) {
      Process terminal = terminal("eval \"$XM\"");
      try (SocketChannel guest = server.accept()) {
        guest.write(ByteBuffer.wrap("Power down.".getBytes(StandardCharsets.US_ASCII)));
      }
      assertEquals(0, terminal.waitFor());
      restored();
      String screen = Files.readString(directory.resolve("screen"));
      assertTrue(screen.contains("Power down."), screen);
    }
  }
}
