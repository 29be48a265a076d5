package xm.toolstack.bench;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import xm.xenstore.XsPermission;
import xm.xenstore.XsReader;

/** What a question of {@link MemoryStore} reads with: remembers the nodes, and when one changed. */
final class WatchingReader implements XsReader {
  private final MemoryStore store;
  private final boolean domainEvents;
  private final Set<String> seen = new HashSet<>();
  private boolean fired;

  WatchingReader(MemoryStore store, boolean domainEvents) {
    this.store = store;
    this.domainEvents = domainEvents;
  }

  void rearm() {
    synchronized (store) {
      fired = false;
    }
  }

  boolean fired() {
    synchronized (store) {
      return fired;
    }
  }

  void domainEvent() {
    fired |= domainEvents;
  }

  /** A watch fires for its node, for all below it, and when a node above it is removed. */
  void changed(String path) {
    for (String node : seen) {
      fired |= path.equals(node) || path.startsWith(node + "/") || node.startsWith(path + "/");
    }
  }

  private String watch(String path) {
    synchronized (store) {
      seen.add(path);
    }
    return path;
  }

  @Override
  public String read(String path) {
    return store.read(watch(path));
  }

  @Override
  public byte[] readBytes(String path) {
    return store.readBytes(watch(path));
  }

  @Override
  public Optional<String> readIfExists(String path) {
    return store.readIfExists(watch(path));
  }

  @Override
  public List<Optional<String>> readAll(List<String> paths) {
    paths.forEach(this::watch);
    return store.readAll(paths);
  }

  @Override
  public List<String> list(String path) {
    return store.list(watch(path));
  }

  @Override
  public List<String> listIfExists(String path) {
    return store.listIfExists(watch(path));
  }

  @Override
  public List<List<String>> listAll(List<String> paths) {
    paths.forEach(this::watch);
    return store.listAll(paths);
  }

  @Override
  public List<XsPermission> permissions(String path) {
    return store.permissions(watch(path));
  }
}
