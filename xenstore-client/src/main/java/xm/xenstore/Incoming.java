package xm.xenstore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import xm.xenstore.transport.TimedReads;
import xm.xenstore.transport.XsTransport;
import xm.xenstore.wire.Payloads;
import xm.xenstore.wire.XsOp;
import xm.xenstore.wire.XsPacket;
import xm.xenstore.wire.XsPacketDecoder;
import xm.xenstore.wire.XsWireException;

/**
 * What comes in: a reply goes to the request with its id, a watch event to the watch with its
 * token. One thread at a time, whose {@link Turn} it is.
 */
final class Incoming {

  /**
   * Longest reply taken. The protocol says 4096, but oxenstored, Debian's default, answers
   * DIRECTORY on a socket with whatever the list takes and has no DIRECTORY_PART (Xen 4.17,
   * tools/ocaml/xenstored/connection.ml limits rings alone): /local/domain of 10,000 domains is 50
   * KB.
   */
  static final int REPLY_MAX_BYTES = 1 << 20;

  private static final int BUFFER_BYTES = 16 * 1024;

  private final XsConnection connection;
  private final XsTransport transport;
  private final Unanswered unanswered;
  private final Watches watches;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
  private final XsPacketDecoder decoder = new XsPacketDecoder(REPLY_MAX_BYTES);

  Incoming(XsConnection connection, XsTransport transport, Unanswered unanswered, Watches watches) {
    this.connection = connection;
    this.transport = transport;
    this.unanswered = unanswered;
    this.watches = watches;
  }

  /**
   * Waits for bytes once and hands out what is complete. Whatever goes wrong ends the connection:
   * nobody may wait for a reader that is gone.
   *
   * @return false when the connection has ended
   */
  boolean read() {
    try {
      return take(transport.read(buffer));
    } catch (IOException | RuntimeException | Error e) {
      return failed(e);
    }
  }

  /**
   * As {@link #read()}, with a deadline.
   *
   * @param deadline {@link System#nanoTime}
   * @return false when it has passed or the connection has ended
   */
  boolean read(TimedReads timed, long deadline) {
    try {
      long left = deadline - System.nanoTime();
      int count = left <= 0 ? 0 : timed.read(buffer, left);
      return count != 0 && take(count);
    } catch (IOException | RuntimeException | Error e) {
      return failed(e);
    }
  }

  private boolean take(int count) {
    if (count < 0) {
      // How far an unfinished packet came, nothing when the stream ended between two.
      String progress = decoder.isInsidePacket() ? decoder.progress() : "";
      connection.fail(Failures.closedByPeer(transport.peer(), progress));
      return false;
    }
    buffer.flip();
    XsPacket packet;
    while ((packet = decoder.decode(buffer)) != null) {
      handle(packet);
    }
    buffer.clear();
    return true;
  }

  private boolean failed(Throwable cause) {
    if (cause instanceof IOException io) {
      connection.fail(Failures.io(transport.peer(), io));
    } else if (cause instanceof XsWireException) {
      connection.fail(Failures.protocol(transport.peer(), cause.getMessage()));
    } else {
      connection.fail(Failures.connection("Reading from xenstored failed: " + cause + ".", cause));
    }
    return false;
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
