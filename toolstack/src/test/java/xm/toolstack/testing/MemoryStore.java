package xm.toolstack.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import xm.xenstore.XenstoreClient;
import xm.xenstore.XenstoreException;
import xm.xenstore.XenstoreTimeoutException;
import xm.xenstore.XsErrno;
import xm.xenstore.XsPermission;
import xm.xenstore.XsReader;
import xm.xenstore.XsTransaction;

/**
 * A xenstore in memory: nodes with inherited permissions, transactions that take effect as a whole,
 * watches, and waiting that is woken by changes. One writer at a time, so nothing ever conflicts.
 */
public final class MemoryStore implements XenstoreClient, XsTransaction {
  private record Node(String value, List<XsPermission> permissions) {}

  private TreeMap<String, Node> nodes = new TreeMap<>();
  private final List<Consumer<Set<String>>> listeners = new CopyOnWriteArrayList<>();
  private final Set<Integer> introduced = new LinkedHashSet<>();
  private Set<String> changed = new LinkedHashSet<>();
  private int transactionDepth;
  private boolean aborted;

  public MemoryStore() {
    nodes.put("/", new Node("", List.of(XsPermission.none(0))));
  }

  /** Hears the paths of each change, after it took effect. */
  public void onChange(Consumer<Set<String>> listener) {
    listeners.add(listener);
  }

  /** Each node at or below a path as {@code path = "value" (perms)}, in order. */
  public synchronized List<String> dump(String root) {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, Node> e : nodes.entrySet()) {
      if (isAtOrBelow(e.getKey(), root)) {
        StringBuilder perms = new StringBuilder();
        for (XsPermission p : e.getValue().permissions()) {
          perms.append(perms.isEmpty() ? "" : ",").append(p.wire());
        }
        lines.add(e.getKey() + " = \"" + e.getValue().value() + "\"   (" + perms + ")");
      }
    }
    return lines;
  }

  public synchronized Set<Integer> introduced() {
    return Set.copyOf(introduced);
  }

  private static boolean isAtOrBelow(String path, String root) {
    return path.equals(root) || path.startsWith(root.equals("/") ? "/" : root + "/");
  }

  private static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash <= 0 ? "/" : path.substring(0, slash);
  }

  private static XenstoreException noEntry(String path) {
    return new XenstoreException("The node " + path + " does not exist.", XsErrno.ENOENT, path);
  }

  private void put(String path, Node node) {
    nodes.put(path, node);
    changed.add(path);
    fireUnlessInTransaction();
  }

  private void fireUnlessInTransaction() {
    if (transactionDepth > 0) {
      return;
    }
    Set<String> fire = changed;
    changed = new LinkedHashSet<>();
    notifyAll();
    for (Consumer<Set<String>> listener : listeners) {
      listener.accept(fire);
    }
  }

  private List<XsPermission> inherited(String path) {
    for (String p = parent(path); ; p = parent(p)) {
      Node node = nodes.get(p);
      if (node != null) {
        return node.permissions();
      }
    }
  }

  private void makeParents(String path) {
    String parent = parent(path);
    if (!nodes.containsKey(parent)) {
      makeParents(parent);
      nodes.put(parent, new Node("", inherited(parent)));
    }
  }

  @Override
  public String read(String path) {
    return readIfExists(path).orElseThrow(() -> noEntry(path));
  }

  @Override
  public byte[] readBytes(String path) {
    return read(path).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public synchronized Optional<String> readIfExists(String path) {
    return Optional.ofNullable(nodes.get(path)).map(Node::value);
  }

  @Override
  public List<Optional<String>> readAll(List<String> paths) {
    return paths.stream().map(this::readIfExists).toList();
  }

  @Override
  public synchronized List<String> list(String path) {
    if (!nodes.containsKey(path)) {
      throw noEntry(path);
    }
    String prefix = path.equals("/") ? "/" : path + "/";
    List<String> children = new ArrayList<>();
    for (String p : nodes.keySet()) {
      if (p.startsWith(prefix)
          && p.length() > prefix.length()
          && p.indexOf('/', prefix.length()) < 0) {
        children.add(p.substring(prefix.length()));
      }
    }
    return children;
  }

  @Override
  public synchronized List<String> listIfExists(String path) {
    return nodes.containsKey(path) ? list(path) : List.of();
  }

  @Override
  public List<List<String>> listAll(List<String> paths) {
    return paths.stream().map(this::listIfExists).toList();
  }

  @Override
  public synchronized List<XsPermission> permissions(String path) {
    Node node = nodes.get(path);
    if (node == null) {
      throw noEntry(path);
    }
    return node.permissions();
  }

  @Override
  public synchronized void write(String path, String value) {
    makeParents(path);
    Node old = nodes.get(path);
    put(path, new Node(value, old == null ? inherited(path) : old.permissions()));
  }

  @Override
  public synchronized void writeAll(Map<String, String> values) {
    values.forEach(this::write);
  }

  @Override
  public synchronized void mkdir(String path) {
    if (!nodes.containsKey(path)) {
      write(path, "");
    }
  }

  @Override
  public synchronized void rm(String path) {
    if (nodes.keySet().removeIf(p -> isAtOrBelow(p, path))) {
      changed.add(path);
      fireUnlessInTransaction();
    }
  }

  @Override
  public synchronized void setPermissions(String path, List<XsPermission> permissions) {
    put(path, new Node(read(path), List.copyOf(permissions)));
  }

  @Override
  public synchronized <T> T transaction(
      int attempts, Function<? super XsTransaction, ? extends T> body) {
    TreeMap<String, Node> before = new TreeMap<>(nodes);
    transactionDepth++;
    boolean commit = false;
    try {
      aborted = false;
      T result = body.apply(this);
      commit = !aborted;
      return result;
    } finally {
      transactionDepth--;
      if (commit) {
        fireUnlessInTransaction();
      } else {
        nodes = before;
        changed = new LinkedHashSet<>();
      }
    }
  }

  @Override
  public void abort() {
    aborted = true;
  }

  @Override
  public Watch watch(String path, Consumer<String> listener) {
    Consumer<Set<String>> adapter =
        paths -> {
          for (String p : paths) {
            if (isAtOrBelow(p, path)) {
              listener.accept(p);
            }
          }
        };
    listeners.add(adapter);
    listener.accept(path);
    return () -> listeners.remove(adapter);
  }

  @Override
  public synchronized <T> T await(
      Duration timeout, String what, Function<? super XsReader, Optional<T>> question) {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (true) {
      Optional<T> answer = question.apply(this);
      if (answer.isPresent()) {
        return answer.get();
      }
      long leftMillis = (deadline - System.nanoTime()) / 1_000_000;
      if (leftMillis <= 0) {
        throw new XenstoreTimeoutException("Waited in vain for " + what + '.', "");
      }
      try {
        wait(leftMillis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new XenstoreTimeoutException("Interrupted while waiting for " + what + '.', "");
      }
    }
  }

  @Override
  public <T> T awaitDomainEvent(
      Duration timeout, String what, Function<? super XsReader, Optional<T>> question) {
    return await(timeout, what, question);
  }

  @Override
  public synchronized void introduce(int domid, long frame, int port) {
    introduced.add(domid);
    changed.add("@introduceDomain");
    fireUnlessInTransaction();
  }

  @Override
  public synchronized void release(int domid) {
    introduced.remove(domid);
    changed.add("@releaseDomain");
    fireUnlessInTransaction();
  }

  @Override
  public synchronized boolean isIntroduced(int domid) {
    return introduced.contains(domid);
  }

  @Override
  public void resume(int domid) {
    throw new UnsupportedOperationException("resume is not part of this store");
  }

  @Override
  public String domainPath(int domid) {
    return "/local/domain/" + domid;
  }

  @Override
  public void setTarget(int domid, int target) {
    throw new UnsupportedOperationException("setTarget is not part of this store");
  }

  @Override
  public String control(String... words) {
    throw new UnsupportedOperationException("control is not part of this store");
  }

  @Override
  public void close() {}
}
