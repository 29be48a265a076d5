package xm.xenstore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import xm.xenstore.transport.XsTransport;
import xm.xenstore.wire.XsPacket;
import xm.xenstore.wire.XsPacketEncoder;

/**
 * Requests out, replies in: any number of threads send, one at a time reads, as {@link Turn} says.
 *
 * <p>Writing never waits for the peer to read: a sender waits (with a deadline) until there is room
 * among the {@link Unanswered}, and replies are read meanwhile. So full buffers on both sides
 * cannot lock up.
 */
final class XsConnection {
  private static final int BUFFER_BYTES = 16 * 1024;
  private static final long CLOSE_WAIT_MILLIS = 1000;

  /** For what the peer sent before it closed. */
  private static final long END_WAIT_NANOS = 100_000_000L;

  private final XsTransport transport;
  private final long deadlineNanos;
  private final Unanswered unanswered;
  private final Watches watches;
  private final Turn turn;

  /** Held while packets are put together and written, so that they stay whole and in order. */
  private final ReentrantLock writing = new ReentrantLock();

  private final ByteBuffer outgoing = ByteBuffer.allocateDirect(BUFFER_BYTES);
  private boolean interruptedWhileSending;

  XsConnection(XsTransport transport, ClientLimits limits) {
    this.transport = transport;
    this.deadlineNanos = limits.requestDeadline().toNanos();
    this.unanswered = new Unanswered(transport.window());
    this.watches = new Watches(this, limits.watchQueue());
    this.turn = new Turn(new Incoming(this, transport, unanswered, watches), unanswered, transport);
  }

  void start() {
    turn.start();
  }

  /** Events may come at any time from now on, whether a caller reads or not. */
  void expectEvents() {
    turn.dispatch();
  }

  Watches watches() {
    return watches;
  }

  /** The time by which a request sent now must be answered. */
  long deadline() {
    return System.nanoTime() + deadlineNanos;
  }

  int payloadMaxBytes() {
    return transport.payloadMaxBytes();
  }

  /** Sends requests, many in one write. They are answered when {@link #collect} is called. */
  void send(List<Exchange> exchanges) {
    // An interrupted thread must not write: the JDK would close the channel under everybody.
    boolean interrupted = Thread.interrupted();
    writing.lock();
    try {
      interruptedWhileSending = false;
      for (Exchange exchange : exchanges) {
        register(exchange);
        put(new XsPacket(exchange.op, exchange.id, exchange.transaction, exchange.payload));
      }
      flush();
    } finally {
      outgoing.clear();
      interrupted |= interruptedWhileSending;
      writing.unlock();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Waits for a reply.
   *
   * @return the reply, an ERROR included
   * @throws XenstoreException when the connection fails before
   */
  XsPacket collect(Exchange exchange) {
    XsPacket reply = turn.await(exchange, deadline());
    if (reply == null) {
      XenstoreException late = Failures.late(exchange, transport.peer(), seconds());
      fail(late);
      throw late;
    }
    return reply;
  }

  /**
   * As {@link #collect}, but when the reply is not there at {@code until} the request is left to
   * itself and the connection stays.
   *
   * @param until {@link System#nanoTime}
   * @return null when the time was up
   */
  XsPacket collectUntil(Exchange exchange, long until) {
    if (until - deadline() > 0) {
      return collect(exchange);
    }
    XsPacket reply = turn.await(exchange, until);
    if (reply == null) {
      exchange.abandoned = true;
    }
    return reply;
  }

  /** Gives the request an id and a place, waiting for both while the window is full. */
  private void register(Exchange exchange) {
    if (unanswered.add(exchange)) {
      return;
    }
    // What is waited for may still be in our own buffer.
    flush();
    do {
      try {
        if (!turn.awaitRoom(deadlineNanos)) {
          fail(Failures.stuck(transport.peer(), seconds()));
        }
      } catch (InterruptedException e) {
        interruptedWhileSending = true;
      }
    } while (!unanswered.add(exchange));
  }

  private void put(XsPacket packet) {
    if (outgoing.remaining() < XsPacketEncoder.size(packet)) {
      flush();
    }
    XsPacketEncoder.encode(packet, outgoing);
    if (transport.window() == 1) {
      flush();
    }
  }

  private void flush() {
    if (outgoing.position() == 0) {
      return;
    }
    outgoing.flip();
    try {
      transport.write(outgoing);
    } catch (IOException e) {
      // It may be because the connection has ended; then the first cause is what counts.
      turn.readToTheEnd(System.nanoTime() + END_WAIT_NANOS);
      fail(Failures.io(transport.peer(), e));
      throw Failures.repeated(unanswered.failure(), "");
    } finally {
      outgoing.clear();
    }
  }

  /** Ends the connection: the first failure is what all callers, waiting or to come, are told. */
  void fail(XenstoreException cause) {
    if (unanswered.fail(cause)) {
      transport.close();
      watches.shutDown();
    }
  }

  void close() {
    fail(Failures.closedHere());
    turn.join(CLOSE_WAIT_MILLIS);
    watches.join(CLOSE_WAIT_MILLIS);
  }

  static void join(Thread thread, long millis) {
    if (thread == Thread.currentThread()) {
      return;
    }
    try {
      thread.join(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long seconds() {
    return Math.max(1, deadlineNanos / 1_000_000_000L);
  }
}
