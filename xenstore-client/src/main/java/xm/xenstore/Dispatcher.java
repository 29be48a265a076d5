package xm.xenstore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import xm.xenstore.transport.XsTransport;
import xm.xenstore.wire.Payloads;
import xm.xenstore.wire.XsOp;
import xm.xenstore.wire.XsPacket;
import xm.xenstore.wire.XsPacketDecoder;
import xm.xenstore.wire.XsWireException;

/**
 * The one thread that reads from a connection: a reply goes to the request with its id, a watch
 * event to the watch with its token.
 */
final class Dispatcher extends Thread {

  /**
   * Longest reply taken. The protocol says 4096, but oxenstored, Debian's default, answers
   * DIRECTORY on a socket with whatever the list takes and has no DIRECTORY_PART (Xen 4.17,
   * tools/ocaml/xenstored/connection.ml limits rings alone): /local/domain of 10,000 domains is 50
   * KB.
   */
  static final int REPLY_MAX_BYTES = 1 << 20;

  private static final int BUFFER_BYTES = 16 * 1024;
  private static final long STACK_BYTES = 256 * 1024;

  private final XsConnection connection;
  private final XsTransport transport;
  private final Unanswered unanswered;
  private final Watches watches;

  Dispatcher(
      XsConnection connection, XsTransport transport, Unanswered unanswered, Watches watches) {
    super(null, null, "xenstore-dispatcher", STACK_BYTES);
    this.connection = connection;
    this.transport = transport;
    this.unanswered = unanswered;
    this.watches = watches;
    setDaemon(true);
  }

  @Override
  public void run() {
    try {
      connection.fail(Failures.closedByPeer(transport.peer(), readToTheEnd()));
    } catch (IOException e) {
      connection.fail(Failures.io(transport.peer(), e));
    } catch (XsWireException e) {
      connection.fail(Failures.protocol(transport.peer(), e.getMessage()));
    } catch (RuntimeException | Error e) {
      // Whatever it was, nobody may wait for a reader that is gone.
      connection.fail(Failures.connection("Reading from xenstored failed: " + e + ".", e));
    }
  }

  /** Returns how far an unfinished packet came, empty when the stream ended between two. */
  private String readToTheEnd() throws IOException {
    ByteBuffer incoming = ByteBuffer.allocateDirect(BUFFER_BYTES);
    XsPacketDecoder decoder = new XsPacketDecoder(REPLY_MAX_BYTES);
    while (transport.read(incoming) >= 0) {
      incoming.flip();
      XsPacket packet;
      while ((packet = decoder.decode(incoming)) != null) {
        handle(packet);
      }
      incoming.clear();
    }
    return decoder.isInsidePacket() ? decoder.progress() : "";
  }

  private void handle(XsPacket packet) {
    if (packet.is(XsOp.WATCH_EVENT)) {
      List<String> words = Payloads.split(packet.payload());
      if (words.size() < 2) {
        throw new XsWireException("a watch event has no token.");
      }
      watches.fire(words.get(0), words.get(1));
      return;
    }
    Exchange exchange = unanswered.take(packet);
    if (exchange == null) {
      throw new XsWireException("no request is waiting for the reply " + packet + ".");
    }
    if (!packet.is(exchange.op) && !packet.is(XsOp.ERROR)) {
      String what = exchange.op + " was answered with " + packet + ".";
      // It is no longer among those that the exception will end.
      exchange.fail(Failures.protocol(transport.peer(), what));
      throw new XsWireException(what);
    }
    if (!exchange.abandoned) {
      exchange.complete(packet);
    }
  }
}
