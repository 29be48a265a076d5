package xm.simulator.xenstored;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import xm.simulator.io.IoLoop;
import xm.simulator.io.SocketHandler;
import xm.simulator.io.SocketPeer;
import xm.xenstore.wire.Payloads;
import xm.xenstore.wire.XsOp;
import xm.xenstore.wire.XsPacket;
import xm.xenstore.wire.XsPacketDecoder;
import xm.xenstore.wire.XsPacketEncoder;

/** Offers a xenstored on a Unix socket. */
public final class XenstoredSocket {

  private XenstoredSocket() {}

  /**
   * Listens; each connection acts for domain 0.
   *
   * @return takes the socket away
   */
  public static Runnable listen(EmbeddedXenstored xenstored, IoLoop loop, Path path)
      throws IOException {
    return loop.listen(path, peer -> new Client(xenstored, peer));
  }

  private static final class Client implements SocketHandler, EventSink {
    private final EmbeddedXenstored xenstored;
    private final SocketPeer peer;
    private final StoreConnection connection;
    private final XsPacketDecoder decoder = new XsPacketDecoder();

    Client(EmbeddedXenstored xenstored, SocketPeer peer) {
      this.xenstored = xenstored;
      this.peer = peer;
      this.connection = xenstored.connect(this);
    }

    @Override
    public void received(ByteBuffer bytes) {
      while (bytes.hasRemaining()) {
        XsPacket request = decoder.decode(bytes);
        if (request != null) {
          xenstored.request(connection, request, new Answer(request));
        }
      }
    }

    @Override
    public void closed() {
      xenstored.close(connection);
    }

    @Override
    public void event(String path, String token) {
      byte[] payload = Payload.of(path, token);
      if (payload.length <= XsPacket.PAYLOAD_MAX_BYTES) {
        send(new XsPacket(XsOp.WATCH_EVENT, 0, 0, payload));
      }
    }

    private void send(XsPacket packet) {
      peer.send(XsPacketEncoder.encode(packet));
    }

    private final class Answer implements Reply {
      private final XsPacket request;

      Answer(XsPacket request) {
        this.request = request;
      }

      @Override
      public void ok(byte[] payload) {
        send(new XsPacket(request.type(), request.requestId(), request.transactionId(), payload));
      }

      @Override
      public void error(String name) {
        send(
            new XsPacket(
                XsOp.ERROR, request.requestId(), request.transactionId(), Payloads.strings(name)));
      }
    }
  }
}
