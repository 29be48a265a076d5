package xm.xenstore;

import java.util.ArrayDeque;

/**
 * Events on their way from the dispatcher to listeners. A thread of its own runs the listeners, one
 * after the other, so that they may use the client; it starts with the first event.
 */
final class WatchQueue {
  private final XsConnection connection;
  private final int limit;
  private final ArrayDeque<Event> events = new ArrayDeque<>();
  private Thread watcher;
  private boolean ended;

  WatchQueue(XsConnection connection, int limit) {
    this.connection = connection;
    this.limit = limit;
  }

  private static final class Event {
    final Watches.ListeningWatch watch;
    final String path;

    Event(Watches.ListeningWatch watch, String path) {
      this.watch = watch;
      this.path = path;
    }
  }

  /**
   * Ends the connection when the queue is full: a lost event would be a domain never cleaned up.
   */
  void add(Watches.ListeningWatch watch, String path) {
    synchronized (this) {
      if (ended) {
        return;
      }
      if (events.size() < limit) {
        events.add(new Event(watch, path));
        notifyAll();
        if (watcher == null) {
          watcher = new Watcher();
          watcher.start();
        }
        return;
      }
    }
    connection.fail(
        Failures.connection(
            "More than "
                + limit
                + " xenstore watch events wait for their listeners; the connection is given up,"
                + " since none may be lost.",
            null));
  }

  /** The next event; null when there will be none. */
  private synchronized Event take() {
    while (events.isEmpty() && !ended) {
      try {
        wait();
      } catch (InterruptedException ignored) {
        // This thread is ended by shutDown alone.
      }
    }
    return ended ? null : events.poll();
  }

  synchronized void shutDown() {
    ended = true;
    events.clear();
    notifyAll();
  }

  void join(long millis) {
    Thread thread;
    synchronized (this) {
      thread = watcher;
    }
    if (thread != null) {
      XsConnection.join(thread, millis);
    }
  }

  private final class Watcher extends Thread {
    Watcher() {
      super("xenstore-watcher");
      setDaemon(true);
    }

    @Override
    public void run() {
      Event event;
      while ((event = take()) != null) {
        try {
          event.watch.deliver(event.path);
        } catch (RuntimeException | Error e) {
          // A listener's bug is reported like any thread's, and costs no other listener its events.
          getUncaughtExceptionHandler().uncaughtException(this, e);
        }
      }
    }
  }
}
