package xm.simulator.xenstored;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import xm.xenstore.XsErrno;
import xm.xenstore.XsPermission;

/**
 * A connection from inside the simulator: a guest's ring, or a driver in domain 0. The permission
 * rules and quotas of its domain apply. Every method may throw {@link StoreException}.
 */
public final class LocalConnection implements AutoCloseable {
  private final EmbeddedXenstored xenstored;
  final StoreConnection connection;
  private final Map<String, Listener> listeners = new ConcurrentHashMap<>();
  private final AtomicLong nextToken = new AtomicLong();

  private record Listener(Executor executor, Consumer<String> action) {}

  LocalConnection(EmbeddedXenstored xenstored, int domid) {
    this.xenstored = xenstored;
    this.connection = new StoreConnection(domid, false, this::deliver);
  }

  public int domid() {
    return connection.domid;
  }

  public String read(String path) {
    return new String(
        xenstored.call(connection, nodes -> nodes.readable(node(path)).value()),
        StandardCharsets.ISO_8859_1);
  }

  /** The value, empty when the node does not exist. */
  public Optional<String> readIfExists(String path) {
    try {
      return Optional.of(read(path));
    } catch (StoreException e) {
      if (e.errno() == XsErrno.ENOENT) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Children in order of creation; empty also when the node does not exist. */
  public List<String> list(String path) {
    try {
      return xenstored.call(connection, nodes -> nodes.readable(node(path)).children());
    } catch (StoreException e) {
      if (e.errno() == XsErrno.ENOENT) {
        return List.of();
      }
      throw e;
    }
  }

  public void write(String path, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
    xenstored.run(connection, nodes -> nodes.write(node(path), bytes));
  }

  public void mkdir(String path) {
    xenstored.run(connection, nodes -> nodes.mkdir(node(path)));
  }

  public void remove(String path) {
    xenstored.run(connection, nodes -> nodes.remove(node(path)));
  }

  public void setPermissions(String path, List<XsPermission> permissions) {
    xenstored.run(connection, nodes -> nodes.setPermissions(node(path), permissions));
  }

  /**
   * Watches a node or special path; the first event comes at once. Events run on {@code executor}
   * in order.
   *
   * @return a token for {@link #unwatch}
   */
  public String watch(String path, Executor executor, Consumer<String> action) {
    String token = Long.toString(nextToken.incrementAndGet());
    listeners.put(token, new Listener(executor, action));
    try {
      xenstored.watch(connection, path, token);
    } catch (StoreException e) {
      listeners.remove(token);
      throw e;
    }
    return token;
  }

  /** Takes a watch back; no error when the connection is gone. */
  public void unwatch(String path, String token) {
    if (listeners.remove(token) != null) {
      xenstored.unwatch(connection, path, token);
    }
  }

  @Override
  public void close() {
    listeners.clear();
    xenstored.close(connection);
  }

  private String node(String path) {
    return StorePath.node(path, connection.domid);
  }

  private void deliver(String path, String token) {
    Listener listener = listeners.get(token);
    if (listener != null) {
      listener.executor().execute(() -> runIfListening(token, path));
    }
  }

  /** An event that was queued before its watch was taken back is dropped here. */
  private void runIfListening(String token, String path) {
    Listener listener = listeners.get(token);
    if (listener != null) {
      listener.action().accept(path);
    }
  }
}
