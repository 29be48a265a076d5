package xm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xm.cli.fake.FakeToolstack;
import xm.cli.fake.Samples;
import xm.toolstack.ConsoleEndpoint;

/** Consoles without a terminal: pipes, as scripts use them. lab/ has the ones with a terminal. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class ConsoleTest {
  @TempDir Path directory;

  /** A guest that echoes each line in capitals, and powers off on "bye". */
  private CompletableFuture<String> guest(Path socket) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    return CompletableFuture.supplyAsync(() -> serve(server));
  }

  private static String serve(ServerSocketChannel server) {
    StringBuilder heard = new StringBuilder();
    try (server;
        SocketChannel channel = server.accept()) {
      say(channel, "login: ");
      ByteBuffer buffer = ByteBuffer.allocate(100);
      while (channel.read(buffer) >= 0) {
        String text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
        buffer.clear();
        heard.append(text);
        say(channel, text.toUpperCase(Locale.ROOT));
        if (heard.indexOf("bye") >= 0) {
          break;
        }
      }
      return heard.toString();
    } catch (IOException e) {
      // Left with our last words unread: a reset, which is no fault of the client.
      return heard.toString();
    }
  }

  /** A guest prints whether anybody listens or not. */
  private static void say(SocketChannel channel, String text) {
    try {
      channel.write(bytes(text));
    } catch (IOException ignored) {
      // Whoever listened has left.
    }
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  private XmRun console(String typed) throws IOException {
    FakeToolstack host =
        Samples.fourDomains().consoleAt(new ConsoleEndpoint.UnixSocket(directory.resolve("c")));
    return XmRun.typing(typed, () -> host, "console", "win7");
  }

  @Test
  void ends_when_the_domain_goes_away() throws Exception {
    CompletableFuture<String> heard = guest(directory.resolve("c"));
    XmRun run = console("bye\n");
    assertEquals("login: BYE\n", run.out());
    assertEquals(0, run.exitCode());
    assertEquals("bye\n", heard.get(5, TimeUnit.SECONDS));
  }

  @Test
  void shows_what_is_still_printed_after_the_end_of_the_input() throws Exception {
    CompletableFuture<String> heard = guest(directory.resolve("c"));
    XmRun run = console("hello\n");
    assertEquals("login: HELLO\n", run.out());
    assertEquals("hello\n", heard.get(5, TimeUnit.SECONDS));
  }

  @Test
  void leaves_at_once_on_the_escape_key_and_sends_what_came_before() throws Exception {
    CompletableFuture<String> heard = guest(directory.resolve("c"));
    long before = System.nanoTime();
    XmRun run = console("abc\u001ddef");
    assertTrue(System.nanoTime() - before < TimeUnit.SECONDS.toNanos(1));
    assertEquals(0, run.exitCode());
    assertEquals("abc", heard.get(5, TimeUnit.SECONDS));
  }

  @Test
  void carries_more_than_a_socket_buffer_holds() throws Exception {
    CompletableFuture<String> heard = guest(directory.resolve("c"));
    String much = "0123456789abcdef".repeat(20_000);
    XmRun run = console(much + "bye");
    assertEquals(much + "bye", heard.get(20, TimeUnit.SECONDS));
    assertTrue(run.out().startsWith("login: 0123456789ABCDEF"));
  }

  @Test
  void says_where_it_looked_when_nobody_listens() throws Exception {
    XmRun run = console("");
    assertTrue(run.err().startsWith("Error: The console at " + directory), run.err());
    assertEquals(1, run.exitCode());
  }

  @Test
  void passes_on_the_exit_code_of_the_program_that_serves_it() {
    FakeToolstack host =
        Samples.fourDomains()
            .consoleAt(new ConsoleEndpoint.Program(List.of("/bin/sh", "-c", "exit 7")));
    assertEquals(7, XmRun.on(() -> host, "console", "win7").exitCode());
  }

  @Test
  void names_the_program_that_cannot_be_run() {
    FakeToolstack host =
        Samples.fourDomains()
            .consoleAt(new ConsoleEndpoint.Program(List.of("/nonexistent/xenconsole", "5")));
    XmRun run = XmRun.on(() -> host, "console", "win7");
    assertTrue(
        run.err().startsWith("Error: Could not start console: /nonexistent/xenconsole"), run.err());
    assertEquals(1, run.exitCode());
  }
}
