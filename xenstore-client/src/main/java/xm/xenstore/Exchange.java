package xm.xenstore;

import java.util.concurrent.locks.LockSupport;
import xm.xenstore.wire.XsOp;
import xm.xenstore.wire.XsPacket;

/** One request and the place where its reply arrives. One thread waits for it. */
final class Exchange {
  final XsOp op;

  /** The node concerned, empty when none is. */
  final String path;

  /** The path, or what else the request is about, e.g. {@code domain 5}; for messages. */
  final String about;

  final byte[] payload;
  final int transaction;

  /** Given when the request is sent. */
  int id;

  /** Nobody waits for the reply any more. */
  volatile boolean abandoned;

  private volatile XsPacket reply;
  private volatile XenstoreException failure;
  private volatile Thread waiter;

  Exchange(XsOp op, String path, int transaction, byte[] payload) {
    this(op, path, path, transaction, payload);
  }

  Exchange(XsOp op, String path, String about, int transaction, byte[] payload) {
    this.op = op;
    this.path = path;
    this.about = about;
    this.transaction = transaction;
    this.payload = payload;
  }

  void complete(XsPacket packet) {
    reply = packet;
    wake();
  }

  void fail(XenstoreException cause) {
    failure = cause;
    wake();
  }

  /** Whether neither a reply nor a failure has come. */
  boolean isOpen() {
    return reply == null && failure == null;
  }

  /**
   * The reply, an ERROR included; null when there is none yet.
   *
   * @throws XenstoreException when the connection has failed
   */
  XsPacket result() {
    XsPacket packet = reply;
    if (packet == null && failure != null) {
      throw Failures.repeated(failure, path);
    }
    return packet;
  }

  /** Lets the waiting thread look again, e.g. whether it can read now; nothing when none waits. */
  void wake() {
    Thread thread = waiter;
    // One that reads for itself has no need of it, and would not pause the next time it wants to.
    if (thread != Thread.currentThread()) {
      LockSupport.unpark(thread);
    }
  }

  /**
   * Waits until it is not open any more or the deadline has passed, reading where that is possible.
   *
   * @param deadline {@link System#nanoTime}
   */
  void await(long deadline, Turn turn) {
    // Known before the turn is asked for: who has it wakes those that wait, when it leaves.
    waiter = Thread.currentThread();
    boolean interrupted = false;
    try {
      while (isOpen() && !turn.readFor(this, deadline)) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
          return;
        }
        LockSupport.parkNanos(this, left);
        interrupted |= Thread.interrupted();
      }
    } finally {
      waiter = null;
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
