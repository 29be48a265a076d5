package xm.toolstack.qemu;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import xm.toolstack.ToolstackException;
import xm.toolstack.json.JsonTree;

/**
 * One connection to a QEMU's monitor (QMP, qemu/docs/interop/qmp-spec): a greeting, then lines of
 * JSON both ways. Events come in between and are passed over.
 */
public final class Qmp implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** No answer is this long. */
  private static final int LINE_MAX = 1 << 22;

  private final Path socket;
  private final SocketChannel channel;
  private final Selector selector;
  private final ByteBuffer received = ByteBuffer.allocate(16384).flip();

  private Qmp(Path socket, SocketChannel channel, Selector selector) {
    this.socket = socket;
    this.channel = channel;
    this.selector = selector;
  }

  /**
   * Connects and leaves the greeting behind.
   *
   * @throws ToolstackException when nobody answers there
   */
  public static Qmp open(Path socket) {
    try {
      SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
      Qmp qmp;
      try {
        channel.connect(UnixDomainSocketAddress.of(socket));
        channel.configureBlocking(false);
        Selector selector = Selector.open();
        channel.register(selector, SelectionKey.OP_READ);
        qmp = new Qmp(socket, channel, selector);
      } catch (IOException e) {
        channel.close();
        throw e;
      }
      try {
        qmp.line();
        qmp.execute("qmp_capabilities", Map.of());
        return qmp;
      } catch (RuntimeException e) {
        qmp.close();
        throw e;
      }
    } catch (IOException e) {
      throw new ToolstackException(
          "The device model cannot be reached at " + socket + ": " + e.getMessage() + '.', e);
    }
  }

  /**
   * Runs one command.
   *
   * @param arguments String, Long or Boolean
   * @return what QEMU returns: Map, List, String, Long, Double, Boolean or null
   * @throws ToolstackException with QEMU's own words when it refuses
   */
  public Object execute(String command, Map<String, ?> arguments) {
    try {
      send(request(command, arguments));
      while (true) {
        Map<String, Object> answer = JsonTree.parse(line());
        if (answer.containsKey("return")) {
          return answer.get("return");
        }
        if (answer.get("error") instanceof Map<?, ?> error) {
          throw new ToolstackException(
              "The device model refused " + command + ": " + error.get("desc") + '.');
        }
      }
    } catch (IOException e) {
      throw new ToolstackException(
          "The talk with the device model at " + socket + " broke: " + e.getMessage() + '.', e);
    }
  }

  private static String request(String command, Map<String, ?> arguments) {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("execute", command);
    if (!arguments.isEmpty()) {
      request.put("arguments", arguments);
    }
    return JsonTree.line(request) + '\n';
  }

  private void send(String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      if (channel.write(bytes) == 0) {
        Thread.onSpinWait();
      }
    }
  }

  private String line() throws IOException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (true) {
      while (received.hasRemaining()) {
        byte b = received.get();
        if (b == '\n') {
          return line.toString(StandardCharsets.UTF_8);
        }
        line.write(b);
      }
      if (line.size() > LINE_MAX) {
        throw new IOException("an answer without an end");
      }
      long millis = (deadline - System.nanoTime()) / 1_000_000;
      if (millis <= 0 || selector.select(millis) == 0) {
        throw new IOException("no answer within " + LIMIT.toSeconds() + " s");
      }
      selector.selectedKeys().clear();
      received.clear();
      int count = channel.read(received);
      received.flip();
      if (count < 0) {
        throw new IOException("it has ended");
      }
    }
  }

  @Override
  public void close() {
    try {
      selector.close();
      channel.close();
    } catch (IOException e) {
      throw new ToolstackException("A connection to the device model cannot be closed.", e);
    }
  }
}
