package xm.toolstack.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
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
 * A xenstore in memory: a tree, transactions that apply at their end, waiting that asks again when
 * a node changes that the question read. Permissions, quota and conflicts are not modelled; the
 * simulated host has those.
 */
public final class MemoryStore implements XenstoreClient {
  private final Map<String, String> nodes = new TreeMap<>();
  private final List<String> written = new ArrayList<>();
  private final List<WatchingReader> waiting = new ArrayList<>();
  private Runnable afterRead = () -> {};

  /** Runs after each pipelined read; to let the world change under a reader. */
  public void afterRead(Runnable action) {
    afterRead = action;
  }

  /** Paths in the order in which they were written. */
  public synchronized List<String> written() {
    return List.copyOf(written);
  }

  /** All paths with values. */
  public synchronized Map<String, String> dump() {
    return new TreeMap<>(nodes);
  }

  /** A domain appeared, shut down or died. */
  public synchronized void domainEvent() {
    for (WatchingReader reader : waiting) {
      reader.domainEvent();
    }
    notifyAll();
  }

  private void changed(String path) {
    for (WatchingReader reader : waiting) {
      reader.changed(path);
    }
    notifyAll();
  }

  /** Writes {@code path value path value ...}. */
  public MemoryStore with(String... pathsAndValues) {
    for (int i = 0; i < pathsAndValues.length; i += 2) {
      write(pathsAndValues[i], pathsAndValues[i + 1]);
    }
    return this;
  }

  @Override
  public synchronized String read(String path) {
    return readIfExists(path)
        .orElseThrow(() -> new XenstoreException("no " + path, XsErrno.ENOENT, path));
  }

  @Override
  public byte[] readBytes(String path) {
    return read(path).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public synchronized Optional<String> readIfExists(String path) {
    return Optional.ofNullable(nodes.get(path));
  }

  @Override
  public List<Optional<String>> readAll(List<String> paths) {
    List<Optional<String>> values = new ArrayList<>();
    for (String path : paths) {
      values.add(readIfExists(path));
    }
    afterRead.run();
    return values;
  }

  @Override
  public List<String> list(String path) {
    read(path);
    return listIfExists(path);
  }

  @Override
  public synchronized List<String> listIfExists(String path) {
    TreeSet<String> children = new TreeSet<>();
    for (String node : nodes.keySet()) {
      if (node.startsWith(path + "/")) {
        String rest = node.substring(path.length() + 1);
        int slash = rest.indexOf('/');
        children.add(slash < 0 ? rest : rest.substring(0, slash));
      }
    }
    return List.copyOf(children);
  }

  @Override
  public List<List<String>> listAll(List<String> paths) {
    List<List<String>> all = new ArrayList<>();
    for (String path : paths) {
      all.add(listIfExists(path));
    }
    return all;
  }

  @Override
  public List<XsPermission> permissions(String path) {
    read(path);
    return List.of(XsPermission.none(0));
  }

  @Override
  public synchronized void write(String path, String value) {
    for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
      nodes.putIfAbsent(path.substring(0, slash), "");
    }
    nodes.put(path, value);
    written.add(path);
    changed(path);
  }

  @Override
  public void writeAll(Map<String, String> values) {
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
    nodes.keySet().removeIf(node -> node.equals(path) || node.startsWith(path + "/"));
    changed(path);
  }

  @Override
  public void setPermissions(String path, List<XsPermission> permissions) {
    read(path);
  }

  @Override
  public synchronized <T> T transaction(
      int attempts, Function<? super XsTransaction, ? extends T> body) {
    Map<String, String> before = new HashMap<>(nodes);
    MemoryTransaction t = new MemoryTransaction(this);
    boolean commit = false;
    try {
      T result = body.apply(t);
      commit = !t.aborted();
      return result;
    } finally {
      if (!commit) {
        nodes.clear();
        nodes.putAll(before);
      }
    }
  }

  @Override
  public Watch watch(String path, Consumer<String> listener) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <T> T await(
      Duration timeout, String what, Function<? super XsReader, Optional<T>> question) {
    return await(timeout, what, question, new WatchingReader(this, false));
  }

  @Override
  public <T> T awaitDomainEvent(
      Duration timeout, String what, Function<? super XsReader, Optional<T>> question) {
    return await(timeout, what, question, new WatchingReader(this, true));
  }

  private <T> T await(
      Duration timeout,
      String what,
      Function<? super XsReader, Optional<T>> question,
      WatchingReader reader) {
    long deadline = System.nanoTime() + timeout.toNanos();
    synchronized (this) {
      waiting.add(reader);
    }
    try {
      while (true) {
        reader.rearm();
        Optional<T> answer = question.apply(reader);
        if (answer.isPresent()) {
          return answer.get();
        }
        synchronized (this) {
          while (!reader.fired()) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
              throw new XenstoreTimeoutException("timed out: " + what, "");
            }
            wait(left);
          }
        }
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      synchronized (this) {
        waiting.remove(reader);
      }
    }
  }

  @Override
  public void introduce(int domid, long frame, int port) {
    domainEvent();
  }

  @Override
  public void release(int domid) {
    domainEvent();
  }

  @Override
  public boolean isIntroduced(int domid) {
    return true;
  }

  @Override
  public void resume(int domid) {
    domainEvent();
  }

  @Override
  public String domainPath(int domid) {
    return "/local/domain/" + domid;
  }

  @Override
  public void setTarget(int domid, int target) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String control(String... words) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
