package xm.xenstore;

import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import xm.xenstore.transport.TimedReads;
import xm.xenstore.transport.XsTransport;
import xm.xenstore.wire.XsPacket;

/**
 * Whose turn it is to read.
 *
 * <p>While nothing is watched, a caller that waits reads for itself, and hands out what else comes
 * on the way: handing each reply from one thread to another would cost more than the whole of the
 * rest. When it has its reply the next caller takes over. From the first watch on, as an event may
 * come when nobody waits, a thread reads all the while and callers wait for it; the same from the
 * start where the transport has no reads with a deadline.
 */
final class Turn {
  private static final long STACK_BYTES = 256 * 1024;

  /** From so many replies on they are waited for together, */
  private static final int MANY = 16;

  /** for a third of the time that xenstored takes for them at least. */
  private static final long NANOS_PER_REPLY = 4000;

  private final Incoming incoming;
  private final Unanswered unanswered;

  /** Null where callers cannot read for themselves. */
  private final TimedReads timed;

  /** Held by the thread that reads. */
  private final ReentrantLock turn = new ReentrantLock();

  /** The dispatcher has the turn, or takes it as soon as it is free, and keeps it. */
  private volatile boolean dispatching;

  /** Its own type, not Thread: else each start would load it, to verify that it is one. */
  private Dispatcher dispatcher;

  Turn(Incoming incoming, Unanswered unanswered, XsTransport transport) {
    this.incoming = incoming;
    this.unanswered = unanswered;
    this.timed = transport instanceof TimedReads reads ? reads : null;
  }

  void start() {
    if (timed == null) {
      dispatch();
    }
  }

  /** Reads in a thread of its own from now on. */
  synchronized void dispatch() {
    if (dispatching || unanswered.failure() != null) {
      return;
    }
    dispatching = true;
    dispatcher = new Dispatcher();
    dispatcher.start();
  }

  void join(long millis) {
    Dispatcher thread;
    synchronized (this) {
      thread = dispatcher;
    }
    if (thread != null) {
      thread.end(millis);
    }
  }

  /**
   * Waits for the reply. An interrupt does not end the wait, which is short; it is kept.
   *
   * @param deadline {@link System#nanoTime} by which the reply must be there
   * @return the reply, an ERROR included; null when the deadline has passed
   * @throws XenstoreException when the connection has failed
   */
  XsPacket await(Exchange exchange, long deadline) {
    if (exchange.isOpen()) {
      exchange.await(deadline, this);
      if (exchange.isOpen()) {
        // Its time was up, and it may have been offered the turn.
        unanswered.passOn();
      }
    }
    return exchange.result();
  }

  /** Reads until the exchange is answered or the time is up; false when another thread reads. */
  boolean readFor(Exchange exchange, long deadline) {
    if (isTaken() || !turn.tryLock()) {
      return false;
    }
    try {
      do {
        gather();
      } while (exchange.isOpen() && incoming.read(timed, deadline));
    } finally {
      turn.unlock();
      unanswered.passOn();
    }
    return true;
  }

  /**
   * Waits until the window has room again.
   *
   * @param deadlineNanos how long nothing may come
   * @return false when it was longer
   * @throws InterruptedException when interrupted; waiting again is up to the caller
   */
  boolean awaitRoom(long deadlineNanos) throws InterruptedException {
    while (unanswered.isCrowded()) {
      long deadline = System.nanoTime() + deadlineNanos;
      if (isTaken() || !turn.tryLock()) {
        if (!unanswered.awaitProgress(deadline, this)) {
          return false;
        }
        continue;
      }
      try {
        while (unanswered.isCrowded()) {
          gather();
          if (!incoming.read(timed, deadline)) {
            return unanswered.failure() != null;
          }
          deadline = System.nanoTime() + deadlineNanos;
        }
      } finally {
        turn.unlock();
        unanswered.passOn();
      }
    }
    return true;
  }

  /**
   * Gives xenstored time for several of many replies: it writes each by itself, and a reader that
   * wakes for each costs both sides more than the reply does. It never runs out of requests
   * meanwhile, so nothing takes longer but the last few, by less than this.
   */
  private void gather() {
    int many = unanswered.size();
    if (many >= MANY) {
      LockSupport.parkNanos(many * NANOS_PER_REPLY);
    }
  }

  /** After a write has failed: takes what came before the end, so that the end's cause is known. */
  void readToTheEnd(long deadline) {
    if (isTaken() || !turn.tryLock()) {
      return;
    }
    try {
      while (incoming.read(timed, deadline)) {}
    } finally {
      turn.unlock();
    }
  }

  /** Whether another thread reads; when it ends {@link Unanswered#passOn} is called. */
  boolean isTaken() {
    return dispatching || turn.isLocked();
  }

  private final class Dispatcher extends Thread {
    Dispatcher() {
      super(null, null, "xenstore-dispatcher", STACK_BYTES);
      setDaemon(true);
    }

    void end(long millis) {
      XsConnection.join(this, millis);
    }

    @Override
    public void run() {
      turn.lock();
      try {
        while (incoming.read()) {}
      } finally {
        turn.unlock();
      }
    }
  }
}
