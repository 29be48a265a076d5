package xm.simulator.xenstored;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import xm.xenstore.XsErrno;
import xm.xenstore.wire.XsPacket;

/**
 * A xenstored inside this process. Clients come over a Unix socket ({@link XenstoredSocket}) or as
 * {@link LocalConnection}s. Thread-safe; one lock, since every operation is short.
 */
public final class EmbeddedXenstored {
  private final Store store;
  private final Dispatcher dispatcher;
  private final Map<Integer, LocalConnection> guests = new HashMap<>();

  /**
   * @param schema paths that socket clients may write; empty allows all
   * @param gate asked before every request of a socket client
   */
  public EmbeddedXenstored(
      Quota quota, DomainFacts facts, Optional<PathSchema> schema, RequestGate gate) {
    store = new Store(quota, facts, this::newGuest);
    dispatcher = new Dispatcher(store, schema, gate);
  }

  /** A connection of domain 0, as its drivers and daemons have. */
  public LocalConnection dom0() {
    return new LocalConnection(this, 0);
  }

  /** The connection of an introduced domain; ENOENT when it is not introduced. */
  public synchronized LocalConnection guest(int domid) {
    store.guest(domid);
    return guests.get(domid);
  }

  /** To be called when a domain has shut down or is gone; fires {@code @releaseDomain}. */
  public synchronized void domainsChanged() {
    store.domainsChanged();
    guests.keySet().removeIf(domid -> !store.introduced(domid));
  }

  /** Number of nodes, for limits in tests and the log. */
  public synchronized int nodeCount() {
    return store.table.size();
  }

  /** Number of registered watches. */
  public synchronized int watchCount() {
    return store.watches.size();
  }

  StoreConnection connect(EventSink sink) {
    return new StoreConnection(0, true, sink);
  }

  /**
   * Performs one request of the wire protocol and hands its answer to {@code answer} before any
   * event that a WATCH causes at once.
   */
  synchronized void request(StoreConnection connection, XsPacket request, Reply answer) {
    dispatcher.request(connection, request, answer);
  }

  synchronized <T> T call(StoreConnection connection, Function<NodeOperations, T> body) {
    if (connection.closed()) {
      throw new StoreException(XsErrno.EIO, "connection closed");
    }
    return body.apply(store.nodes(connection, 0));
  }

  void run(StoreConnection connection, Consumer<NodeOperations> body) {
    call(
        connection,
        nodes -> {
          body.accept(nodes);
          return null;
        });
  }

  synchronized void watch(StoreConnection connection, String path, String token) {
    if (connection.closed()) {
      throw new StoreException(XsErrno.EIO, "connection closed");
    }
    store.watch(connection, path, token);
    connection.sink.event(path, token);
  }

  synchronized void unwatch(StoreConnection connection, String path, String token) {
    if (!connection.closed()) {
      store.watches.remove(connection, StorePath.absolute(path, connection.domid), token);
    }
  }

  synchronized void close(StoreConnection connection) {
    store.close(connection);
  }

  private StoreConnection newGuest(int domid) {
    LocalConnection guest = new LocalConnection(this, domid);
    guests.put(domid, guest);
    return guest.connection;
  }
}
