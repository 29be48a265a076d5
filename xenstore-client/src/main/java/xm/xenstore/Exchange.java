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
    LockSupport.unpark(waiter);
  }

  void fail(XenstoreException cause) {
    failure = cause;
    LockSupport.unpark(waiter);
  }

  /**
   * Waits for the reply. An interrupt does not end the wait, which is short; it is kept.
   *
   * @param deadline {@link System#nanoTime} by which the reply must be there
   * @return the reply, an ERROR included; null when the deadline has passed
   * @throws XenstoreException when the connection has failed
   */
  XsPacket await(long deadline) {
    waiter = Thread.currentThread();
    boolean interrupted = false;
    try {
      while (reply == null) {
        if (failure != null) {
          throw Failures.repeated(failure, path);
        }
        long left = deadline - System.nanoTime();
        if (left <= 0) {
          return null;
        }
        LockSupport.parkNanos(this, left);
        interrupted |= Thread.interrupted();
      }
      return reply;
    } finally {
      waiter = null;
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
