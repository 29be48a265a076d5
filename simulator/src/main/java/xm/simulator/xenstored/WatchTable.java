package xm.simulator.xenstored;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import xm.xenstore.XsErrno;

/** All watches, found by path: a change costs one look-up for each level above it. */
final class WatchTable {
  private final Map<String, List<StoreWatch>> byPath = new HashMap<>();

  void add(StoreWatch watch) {
    if (!watch.connection().watches.add(watch)) {
      throw new StoreException(XsErrno.EEXIST, watch.path());
    }
    byPath.computeIfAbsent(watch.path(), p -> new ArrayList<>(1)).add(watch);
  }

  void remove(StoreConnection connection, String path, String token) {
    for (StoreWatch watch : byPath.getOrDefault(path, List.of())) {
      if (watch.connection() == connection && watch.token().equals(token)) {
        connection.watches.remove(watch);
        unlist(watch);
        return;
      }
    }
    throw new StoreException(XsErrno.ENOENT, path);
  }

  void removeAll(StoreConnection connection) {
    for (StoreWatch watch : connection.watches) {
      unlist(watch);
    }
    connection.watches.clear();
  }

  /** Tells those who may know of it about a change. */
  void fire(Change change, NodeView tree) {
    tell(change.path(), change, tree);
    String path = change.path();
    while (!change.exact() && !path.equals(StorePath.ROOT)) {
      path = StorePath.parent(path);
      tell(path, change, tree);
    }
  }

  /** Fires a special watch; only privileged connections can have one. */
  void fireSpecial(String name) {
    for (StoreWatch watch : List.copyOf(byPath.getOrDefault(name, List.of()))) {
      watch.fire(name);
    }
  }

  int size() {
    int count = 0;
    for (List<StoreWatch> watches : byPath.values()) {
      count += watches.size();
    }
    return count;
  }

  private void tell(String watched, Change change, NodeView tree) {
    List<StoreWatch> watches = byPath.get(watched);
    if (watches == null) {
      return;
    }
    for (StoreWatch watch : List.copyOf(watches)) {
      if (mayKnow(watch.connection(), change, tree)) {
        watch.fire(change.path());
      }
    }
  }

  private static boolean mayKnow(StoreConnection connection, Change change, NodeView tree) {
    if (connection.privileged()) {
      return true;
    }
    StoreNode now = tree.find(change.path());
    StoreNode parent = tree.find(StorePath.parent(change.path()));
    return (now != null && Access.mayRead(connection, now))
        || (change.before() != null && Access.mayRead(connection, change.before()))
        || (parent != null && Access.mayRead(connection, parent));
  }

  private void unlist(StoreWatch watch) {
    List<StoreWatch> watches = byPath.get(watch.path());
    watches.remove(watch);
    if (watches.isEmpty()) {
      byPath.remove(watch.path());
    }
  }
}
