package xm.xenstore.transport;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** A Unix socket through the JDK's own {@link SocketChannel}. */
public final class UnixSocketTransport implements XsTransport {

  /**
   * 256 requests of some 40 bytes fit into a socket buffer; more at once gains nothing (measured
   * with 5,000 reads).
   */
  static final int WINDOW = 256;

  private final SocketChannel channel;
  private final String peer;

  private UnixSocketTransport(SocketChannel channel, String peer) {
    this.channel = channel;
    this.peer = peer;
  }

  /** Connects to the socket; no descriptor is left open when that fails. */
  public static UnixSocketTransport open(Path socket) throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    boolean connected = false;
    try {
      channel.connect(UnixDomainSocketAddress.of(socket));
      connected = true;
    } finally {
      if (!connected) {
        channel.close();
      }
    }
    return new UnixSocketTransport(channel, socket.toString());
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    return channel.read(into);
  }

  @Override
  public void write(ByteBuffer from) throws IOException {
    while (from.hasRemaining()) {
      channel.write(from);
    }
  }

  @Override
  public int window() {
    return WINDOW;
  }

  @Override
  public String peer() {
    return peer;
  }

  @Override
  public void close() {
    Closing.quietly(channel);
  }
}
