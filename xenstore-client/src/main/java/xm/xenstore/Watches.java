package xm.xenstore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import xm.xenstore.wire.Payloads;
import xm.xenstore.wire.XsOp;

/** The watches of one connection: token to watcher. */
final class Watches {

  /** Told on the thread that reads, so it must neither wait nor use the client. */
  interface Sink {
    void changed(String path);

    /** The connection has ended. */
    void lost();
  }

  private final XsConnection connection;
  private final WatchQueue queue;
  private final Map<String, Sink> sinks = new HashMap<>();
  private int lastToken;

  Watches(XsConnection connection, int queueLimit) {
    this.connection = connection;
    this.queue = new WatchQueue(connection, queueLimit);
  }

  /** Registers the sink before the request goes out: the first event may overtake the reply. */
  String register(Sink sink) {
    connection.expectEvents();
    synchronized (this) {
      lastToken++;
      String token = Integer.toString(lastToken);
      sinks.put(token, sink);
      return token;
    }
  }

  synchronized void unregister(String token) {
    sinks.remove(token);
  }

  /** An event. Those of a watch taken back a moment ago have no sink any more. */
  void fire(String path, String token) {
    Sink sink;
    synchronized (this) {
      sink = sinks.get(token);
    }
    if (sink != null) {
      sink.changed(path);
    }
  }

  XenstoreClient.Watch listen(StoreReader client, String path, Consumer<String> listener) {
    ListeningWatch watch = new ListeningWatch(client, path, listener);
    watch.token = register(watch);
    try {
      client.call(watching(XsOp.WATCH, path, watch.token));
    } catch (XenstoreException e) {
      unregister(watch.token);
      throw e;
    }
    return watch;
  }

  /** A WATCH or UNWATCH request. */
  static Exchange watching(XsOp op, String path, String token) {
    XsPath.checkWatchable(path);
    return new Exchange(op, path, 0, Payloads.strings(path, token));
  }

  void shutDown() {
    List<Sink> lost;
    synchronized (this) {
      lost = new ArrayList<>(sinks.values());
      sinks.clear();
    }
    for (Sink sink : lost) {
      sink.lost();
    }
    queue.shutDown();
  }

  void join(long millis) {
    queue.join(millis);
  }

  /** One path and the listener that runs on the watcher thread. */
  final class ListeningWatch implements Sink, XenstoreClient.Watch {
    private final StoreReader client;
    private final String path;
    private final Consumer<String> listener;
    private volatile boolean closed;
    private String token = "";

    ListeningWatch(StoreReader client, String path, Consumer<String> listener) {
      this.client = client;
      this.path = path;
      this.listener = listener;
    }

    @Override
    public void changed(String changedPath) {
      queue.add(this, changedPath);
    }

    /** On the watcher thread. */
    void deliver(String changedPath) {
      if (!closed) {
        listener.accept(changedPath);
      }
    }

    @Override
    public void lost() {
      closed = true;
    }

    @Override
    public void close() {
      if (closed) {
        return;
      }
      closed = true;
      try {
        client.call(watching(XsOp.UNWATCH, path, token));
      } catch (XenstoreException ignored) {
        // A watch of a connection that has ended is gone as well.
      } finally {
        unregister(token);
      }
    }
  }
}
