package xm.xenstore;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import xm.xenstore.wire.XsOp;
import xm.xenstore.wire.XsPacket;

/**
 * The requests that have no reply yet, by id, and how the connection ended if it has. There are
 * never more of them than fit into a socket's buffer, so that writing them never has to wait for
 * the peer.
 */
final class Unanswered {

  /** A third of Linux' default Unix socket buffer (net.core.wmem_default, 208 KiB). */
  private static final int MAX_BYTES = 64 * 1024;

  private final int window;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<Integer, Exchange> exchanges = new HashMap<>();
  private int bytes;
  private int lastId;
  private XenstoreException failure;

  /** With room for {@code window} requests. */
  Unanswered(int window) {
    this.window = window;
  }

  /**
   * Gives the request an id and keeps it when there is room.
   *
   * @throws XenstoreException when the connection has ended
   */
  boolean add(Exchange exchange) {
    lock.lock();
    try {
      if (failure != null) {
        throw Failures.repeated(failure, exchange.path);
      }
      int size = size(exchange);
      if (!hasRoom(size)) {
        return false;
      }
      lastId = lastId == -1 ? 1 : lastId + 1;
      exchange.id = lastId;
      bytes += size;
      exchanges.put(exchange.id, exchange);
      return true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Whether a sender that found no room still waits: half of the window is to be free then, so that
   * many requests go into the next write.
   */
  boolean isCrowded() {
    lock.lock();
    try {
      return crowded();
    } finally {
      lock.unlock();
    }
  }

  private boolean crowded() {
    return failure == null
        && !exchanges.isEmpty()
        && (exchanges.size() > window / 2 || bytes > MAX_BYTES / 2);
  }

  /**
   * Waits until it is not crowded any more or the turn to read is free.
   *
   * @param deadline {@link System#nanoTime}
   * @return false when it has passed and no reply has come
   * @throws InterruptedException when interrupted; waiting again is up to the caller
   */
  boolean awaitProgress(long deadline, Turn turn) throws InterruptedException {
    lock.lock();
    try {
      int before = exchanges.size();
      while (crowded() && turn.isTaken()) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
          return exchanges.size() < before;
        }
        changed.await(left, TimeUnit.NANOSECONDS);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  int size() {
    lock.lock();
    try {
      return exchanges.size();
    } finally {
      lock.unlock();
    }
  }

  /** The turn to read is free: whoever waits may take it. */
  void passOn() {
    lock.lock();
    try {
      changed.signalAll();
      for (Exchange exchange : exchanges.values()) {
        exchange.wake();
      }
    } finally {
      lock.unlock();
    }
  }

  /** The request that this packet answers, which is kept no longer; null when there is none. */
  Exchange take(XsPacket reply) {
    lock.lock();
    try {
      Exchange exchange = exchanges.remove(reply.requestId());
      if (exchange == null && window == 1 && reply.requestId() == 0 && isWatching(reply)) {
        // The kernel's xenbus device answers these itself and forgets the id.
        exchange = exchanges.remove(lastId);
      }
      if (exchange != null) {
        bytes -= size(exchange);
        if (!crowded()) {
          changed.signalAll();
        }
      }
      return exchange;
    } finally {
      lock.unlock();
    }
  }

  /** Ends it all: every request kept fails, and every one to come. Only the first cause counts. */
  boolean fail(XenstoreException cause) {
    Exchange[] waiting;
    lock.lock();
    try {
      if (failure != null) {
        return false;
      }
      failure = cause;
      waiting = exchanges.values().toArray(new Exchange[0]);
      exchanges.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    for (Exchange exchange : waiting) {
      exchange.fail(cause);
    }
    return true;
  }

  /** How the connection ended, null while it has not. */
  XenstoreException failure() {
    lock.lock();
    try {
      return failure;
    } finally {
      lock.unlock();
    }
  }

  /** One request always has room: alone it fits any buffer. */
  private boolean hasRoom(int size) {
    return exchanges.isEmpty() || (exchanges.size() < window && bytes + size <= MAX_BYTES);
  }

  private static int size(Exchange exchange) {
    return XsPacket.HEADER_BYTES + exchange.payload.length;
  }

  private static boolean isWatching(XsPacket packet) {
    return packet.is(XsOp.WATCH) || packet.is(XsOp.UNWATCH);
  }
}
