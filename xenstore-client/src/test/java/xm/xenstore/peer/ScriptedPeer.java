package xm.xenstore.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import xm.xenstore.wire.Payloads;
import xm.xenstore.wire.XsOp;
import xm.xenstore.wire.XsPacket;
import xm.xenstore.wire.XsPacketDecoder;
import xm.xenstore.wire.XsPacketEncoder;

/** A Unix socket behind which a script answers, rightly or wrongly, to one connection. */
public final class ScriptedPeer implements AutoCloseable {

  /** What the peer does with its connection; when it returns the connection is closed. */
  public interface Script {
    void run(Talk talk) throws IOException;
  }

  private final Path dir;
  private final ServerSocketChannel server;
  private final Thread thread;
  private volatile SocketChannel accepted;
  private volatile Throwable failure;

  public ScriptedPeer(Script script) {
    try {
      dir = Files.createTempDirectory("xm-peer");
      server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      server.bind(UnixDomainSocketAddress.of(socket()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    thread = new Thread(() -> serve(script), "scripted-peer");
    thread.setDaemon(true);
    thread.start();
  }

  public Path socket() {
    return dir.resolve("socket");
  }

  private void serve(Script script) {
    try (SocketChannel channel = server.accept()) {
      accepted = channel;
      script.run(new Talk(channel));
    } catch (IOException ignored) {
      // The client has gone, which is how most scripts end.
    } catch (RuntimeException | Error e) {
      failure = e;
    }
  }

  /** Waits for the end of the script; a failed assertion in it comes out here. */
  public void join() throws InterruptedException {
    thread.join(10_000);
    if (thread.isAlive()) {
      throw new AssertionError("the script does not end");
    }
    if (failure != null) {
      throw new AssertionError(failure);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
      if (accepted != null) {
        accepted.close();
      }
      thread.interrupt();
      thread.join(10_000);
      Files.deleteIfExists(socket());
      Files.deleteIfExists(dir);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The peer's side of a connection. */
  public static final class Talk {
    private final SocketChannel channel;
    private final XsPacketDecoder decoder = new XsPacketDecoder();
    private final ByteBuffer in = ByteBuffer.allocate(1 << 16).flip();

    Talk(SocketChannel channel) {
      this.channel = channel;
    }

    /** The next request; an IOException when the client has closed. */
    public XsPacket next() throws IOException {
      while (true) {
        XsPacket packet = decoder.decode(in);
        if (packet != null) {
          return packet;
        }
        in.clear();
        if (channel.read(in) < 0) {
          throw new IOException("the client has closed");
        }
        in.flip();
      }
    }

    public void raw(byte... bytes) throws IOException {
      ByteBuffer out = ByteBuffer.wrap(bytes);
      while (out.hasRemaining()) {
        channel.write(out);
      }
    }

    public void send(XsPacket packet) throws IOException {
      raw(XsPacketEncoder.encode(packet));
    }

    public void reply(XsPacket request, String... words) throws IOException {
      send(
          new XsPacket(
              request.type(),
              request.requestId(),
              request.transactionId(),
              Payloads.strings(words)));
    }

    public void error(XsPacket request, String name) throws IOException {
      send(
          new XsPacket(
              XsOp.ERROR, request.requestId(), request.transactionId(), Payloads.strings(name)));
    }

    public void event(String path, String token) throws IOException {
      send(new XsPacket(XsOp.WATCH_EVENT, 0, 0, Payloads.strings(path, token)));
    }

    /** Takes requests and answers none, until the client closes. */
    public void ignoreAll() throws IOException {
      while (true) {
        next();
      }
    }
  }
}
