package xm.simulator;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A console client for tests: reads until it has seen a text, with a deadline. */
final class ConsoleReader implements AutoCloseable {
  private final SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
  private final Selector selector = Selector.open();
  private final StringBuilder seen = new StringBuilder();

  ConsoleReader(Path socket) throws IOException {
    channel.connect(UnixDomainSocketAddress.of(socket));
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ);
  }

  void type(String text) throws IOException {
    channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
  }

  /** All that was read, once it contains the text; fails after ten seconds. */
  String until(String text) throws IOException {
    long deadline = System.nanoTime() + 10_000_000_000L;
    ByteBuffer buffer = ByteBuffer.allocate(4096);
    while (seen.indexOf(text) < 0) {
      long millis = (deadline - System.nanoTime()) / 1_000_000;
      if (millis <= 0) {
        throw new AssertionError("'" + text + "' did not come; the console says:\n" + seen);
      }
      selector.select(millis);
      selector.selectedKeys().clear();
      buffer.clear();
      if (channel.read(buffer) < 0) {
        throw new AssertionError("closed before '" + text + "' came:\n" + seen);
      }
      seen.append(StandardCharsets.ISO_8859_1.decode(buffer.flip()));
    }
    return seen.toString();
  }

  /** Waits until the other side closes; fails after ten seconds. */
  void untilClosed() throws IOException {
    long deadline = System.nanoTime() + 10_000_000_000L;
    ByteBuffer buffer = ByteBuffer.allocate(4096);
    while (channel.read(buffer.clear()) >= 0) {
      long millis = (deadline - System.nanoTime()) / 1_000_000;
      if (millis <= 0) {
        throw new AssertionError("the console was not closed");
      }
      selector.select(millis);
      selector.selectedKeys().clear();
    }
  }

  @Override
  public void close() throws IOException {
    selector.close();
    channel.close();
  }
}
