package xm.xenstore.transport;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.file.Path;
import jnr.unixsocket.UnixSocketAddress;
import jnr.unixsocket.UnixSocketChannel;

/**
 * A Unix socket through jnr-unixsocket. It costs four to five times as much as the JDK's at start
 * and per serial request, so it is used only on request ({@code -Dxm.xenstore.transport=jnr}); no
 * other class names jnr.
 */
public final class JnrSocketTransport implements XsTransport {

  private final UnixSocketChannel channel;
  private final String peer;
  private volatile boolean closed;

  private JnrSocketTransport(UnixSocketChannel channel, String peer) {
    this.channel = channel;
    this.peer = peer;
  }

  /** Connects to the socket. */
  public static JnrSocketTransport open(Path socket) throws IOException {
    return new JnrSocketTransport(
        UnixSocketChannel.open(new UnixSocketAddress(new File(socket.toString()))),
        socket.toString());
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    int n = channel.read(into);
    if (closed) {
      throw new AsynchronousCloseException();
    }
    return n;
  }

  @Override
  public void write(ByteBuffer from) throws IOException {
    while (from.hasRemaining()) {
      if (closed) {
        throw new AsynchronousCloseException();
      }
      channel.write(from);
    }
  }

  @Override
  public int window() {
    return UnixSocketTransport.WINDOW;
  }

  @Override
  public String peer() {
    return peer;
  }

  @Override
  public void close() {
    closed = true;
    // jnr calls read(2) and write(2) directly: closing the descriptor would leave a thread in there
    // for ever, and perhaps on a descriptor that means something else by then. A shutdown wakes it.
    try {
      channel.shutdownInput();
      channel.shutdownOutput();
    } catch (IOException ignored) {
      // The peer has closed already, so nobody is waiting.
    }
    Closing.quietly(channel);
  }
}
