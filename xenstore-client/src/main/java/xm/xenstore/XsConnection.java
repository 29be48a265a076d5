package xm.xenstore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import xm.xenstore.transport.XsTransport;
import xm.xenstore.wire.Payloads;
import xm.xenstore.wire.XsOp;
import xm.xenstore.wire.XsPacket;
import xm.xenstore.wire.XsPacketDecoder;
import xm.xenstore.wire.XsPacketEncoder;
import xm.xenstore.wire.XsWireException;

/**
 * Requests out, replies in: any number of threads send, one dispatcher thread reads and hands each
 * reply to the request with its id and each watch event to {@link Watches}.
 *
 * <p>Writing never waits for the peer to read: there are never more unanswered requests than fit
 * into a socket's buffer, and a sender waits for replies (with a deadline) until there is room. As
 * the dispatcher reads all the while, full buffers on both sides cannot lock up.
 */
final class XsConnection {

  /**
   * Longest reply taken. The protocol says 4096, but oxenstored, Debian's default, answers
   * DIRECTORY on a socket with whatever the list takes and has no DIRECTORY_PART (Xen 4.17,
   * tools/ocaml/xenstored/connection.ml limits rings alone): /local/domain of 10,000 domains is 50
   * KB.
   */
  static final int REPLY_MAX_BYTES = 1 << 20;

  /** A third of Linux' default Unix socket buffer (net.core.wmem_default, 208 KiB). */
  private static final int UNANSWERED_MAX_BYTES = 64 * 1024;

  private static final int BUFFER_BYTES = 16 * 1024;
  private static final long DISPATCHER_STACK_BYTES = 256 * 1024;
  private static final long CLOSE_WAIT_MILLIS = 1000;

  private final XsTransport transport;
  private final long deadlineNanos;
  private final int window;
  private final Watches watches;
  private final Thread dispatcher;

  /** Held while packets are put together and written, so that they stay whole and in order. */
  private final ReentrantLock writing = new ReentrantLock();

  private final ByteBuffer outgoing = ByteBuffer.allocateDirect(BUFFER_BYTES);
  private boolean interruptedWhileSending;

  /** Guards all that follows. */
  private final ReentrantLock state = new ReentrantLock();

  private final Condition answered = state.newCondition();
  private final Map<Integer, Exchange> unanswered = new HashMap<>();
  private int unansweredBytes;
  private int lastId;
  private XenstoreException failure;

  XsConnection(XsTransport transport, ClientLimits limits) {
    this.transport = transport;
    this.deadlineNanos = limits.requestDeadline().toNanos();
    this.window = transport.window();
    this.watches = new Watches(this, limits.watchQueue());
    this.dispatcher = new Dispatcher();
  }

  /** A class of its own and no lambda: it is on the way of every command. */
  private final class Dispatcher extends Thread {
    Dispatcher() {
      super(null, null, "xenstore-dispatcher", DISPATCHER_STACK_BYTES);
      setDaemon(true);
    }

    @Override
    public void run() {
      dispatch();
    }
  }

  void start() {
    dispatcher.start();
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
        XsPacket packet =
            new XsPacket(exchange.op, exchange.id, exchange.transaction, exchange.payload);
        if (outgoing.remaining() < XsPacketEncoder.size(packet)) {
          flush();
        }
        XsPacketEncoder.encode(packet, outgoing);
        if (window == 1) {
          flush();
        }
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
    XsPacket reply = exchange.await(deadline());
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
    XsPacket reply = exchange.await(until);
    if (reply == null) {
      exchange.abandoned = true;
    }
    return reply;
  }

  /** Gives the request an id and a place, waiting for both while the window is full. */
  private void register(Exchange exchange) {
    int bytes = XsPacket.HEADER_BYTES + exchange.payload.length;
    state.lock();
    try {
      long deadline = 0;
      while (failure == null && !hasRoom(bytes)) {
        if (outgoing.position() > 0) {
          // What is waited for may still be in our own buffer.
          state.unlock();
          try {
            flush();
          } finally {
            state.lock();
          }
          continue;
        }
        deadline = deadline == 0 ? deadline() : deadline;
        awaitAnswer(deadline);
      }
      if (failure != null) {
        throw Failures.repeated(failure, exchange.path);
      }
      lastId++;
      if (lastId == 0) {
        lastId = 1;
      }
      exchange.id = lastId;
      unansweredBytes += bytes;
      unanswered.put(exchange.id, exchange);
    } finally {
      state.unlock();
    }
  }

  private boolean hasRoom(int bytes) {
    return unanswered.isEmpty()
        || (unanswered.size() < window && unansweredBytes + bytes <= UNANSWERED_MAX_BYTES);
  }

  @SuppressWarnings("WaitNotInLoop") // the caller is the loop
  private void awaitAnswer(long deadline) {
    long left = deadline - System.nanoTime();
    if (left <= 0) {
      XenstoreException stuck = Failures.stuck(transport.peer(), seconds());
      fail(stuck);
      return;
    }
    try {
      answered.awaitNanos(left);
    } catch (InterruptedException e) {
      interruptedWhileSending = true;
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
      XenstoreException failed = Failures.io(transport.peer(), e);
      fail(failed);
      throw Failures.repeated(failure(), "");
    } finally {
      outgoing.clear();
    }
  }

  private XenstoreException failure() {
    state.lock();
    try {
      return failure;
    } finally {
      state.unlock();
    }
  }

  private void dispatch() {
    ByteBuffer incoming = ByteBuffer.allocateDirect(BUFFER_BYTES);
    XsPacketDecoder decoder = new XsPacketDecoder(REPLY_MAX_BYTES);
    try {
      while (transport.read(incoming) >= 0) {
        incoming.flip();
        XsPacket packet;
        while ((packet = decoder.decode(incoming)) != null) {
          handle(packet);
        }
        incoming.clear();
      }
      fail(
          Failures.closedByPeer(
              transport.peer(), decoder.isInsidePacket() ? decoder.progress() : ""));
    } catch (IOException e) {
      fail(Failures.io(transport.peer(), e));
    } catch (XsWireException e) {
      fail(Failures.protocol(transport.peer(), e.getMessage()));
    } catch (RuntimeException | Error e) {
      // Whatever it was, nobody may wait for a reader that is gone.
      fail(Failures.connection("Reading from xenstored failed: " + e + ".", e));
    }
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
    Exchange exchange = take(packet);
    if (exchange == null) {
      throw new XsWireException("no request is waiting for the reply " + packet + ".");
    }
    if (!packet.is(exchange.op) && !packet.is(XsOp.ERROR)) {
      exchange.fail(
          Failures.protocol(transport.peer(), exchange.op + " was answered with " + packet + "."));
      throw new XsWireException(exchange.op + " was answered with " + packet + ".");
    }
    if (!exchange.abandoned) {
      exchange.complete(packet);
    }
  }

  private Exchange take(XsPacket packet) {
    state.lock();
    try {
      Exchange exchange = unanswered.remove(packet.requestId());
      if (exchange == null && window == 1 && packet.requestId() == 0 && isWatching(packet)) {
        // The kernel's xenbus device answers these itself and forgets the id.
        exchange = unanswered.remove(lastId);
      }
      if (exchange != null) {
        unansweredBytes -= XsPacket.HEADER_BYTES + exchange.payload.length;
        answered.signalAll();
      }
      return exchange;
    } finally {
      state.unlock();
    }
  }

  private static boolean isWatching(XsPacket packet) {
    return packet.is(XsOp.WATCH) || packet.is(XsOp.UNWATCH);
  }

  /** Ends the connection: the first failure is what all callers, waiting or to come, are told. */
  void fail(XenstoreException cause) {
    Exchange[] waiting;
    state.lock();
    try {
      if (failure != null) {
        return;
      }
      failure = cause;
      waiting = unanswered.values().toArray(new Exchange[0]);
      unanswered.clear();
      answered.signalAll();
    } finally {
      state.unlock();
    }
    for (Exchange exchange : waiting) {
      exchange.fail(cause);
    }
    transport.close();
    watches.shutDown();
  }

  void close() {
    fail(Failures.closedHere());
    join(dispatcher, CLOSE_WAIT_MILLIS);
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
