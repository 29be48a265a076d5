package xm.simulator.console;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import xm.simulator.io.IoLoop;
import xm.simulator.xenstored.LocalConnection;
import xm.simulator.xenstored.StoreException;

/**
 * Does what xenconsoled does: serves the console of each introduced domain as soon as its ring is
 * in xenstore, and says where in {@code console/tty}, which here is the path of a Unix socket.
 */
public final class ConsoleDaemon {
  private final LocalConnection store;
  private final Executor world;
  private final IoLoop loop;
  private final Path directory;
  private final Supplier<List<Integer>> domids;
  private final Consumer<String> log;
  private final Map<Integer, String> watches = new HashMap<>();
  private final Map<Integer, Runnable> sockets = new HashMap<>();
  private final Map<Integer, GuestConsole> consoles = new ConcurrentHashMap<>();

  /**
   * @param directory where the sockets are, {@code D.sock} each
   * @param domids of the domains that live
   */
  public ConsoleDaemon(
      LocalConnection store,
      Executor world,
      IoLoop loop,
      Path directory,
      Supplier<List<Integer>> domids,
      Consumer<String> log) {
    this.store = store;
    this.world = world;
    this.loop = loop;
    this.directory = directory;
    this.domids = domids;
    this.log = log;
  }

  /** Begins to serve. */
  public void start() {
    store.write("/tool/xenconsoled/domid", "0");
    store.watch("@introduceDomain", world, event -> look());
    store.watch("@releaseDomain", world, event -> look());
  }

  /** The console of a domain; made when there is none yet. */
  public GuestConsole console(int domid) {
    return consoles.computeIfAbsent(domid, d -> new GuestConsole());
  }

  /** The console of a domain, empty when it has none. */
  public Optional<GuestConsole> find(int domid) {
    return Optional.ofNullable(consoles.get(domid));
  }

  private void look() {
    Set<Integer> alive = new HashSet<>(domids.get());
    for (int domid : alive) {
      if (domid != 0 && !watches.containsKey(domid)) {
        watches.put(domid, store.watch(home(domid), world, event -> serve(domid)));
      }
    }
    for (int domid : new ArrayList<>(watches.keySet())) {
      if (!alive.contains(domid)) {
        forget(domid);
      }
    }
  }

  private void serve(int domid) {
    if (sockets.containsKey(domid)) {
      return;
    }
    String home = home(domid);
    String type = store.readIfExists(home + "/type").orElse("xenconsoled");
    boolean ready =
        store.readIfExists(home + "/ring-ref").isPresent()
            && store.readIfExists(home + "/port").isPresent();
    if (!ready || !type.equals("xenconsoled")) {
      return;
    }
    Path socket = directory.resolve(domid + ".sock");
    try {
      sockets.put(domid, loop.listen(socket, console(domid)::reader));
      store.write(home + "/tty", socket.toString());
    } catch (IOException | StoreException e) {
      log.accept("The console of domain " + domid + " cannot be served: " + e.getMessage());
    }
  }

  private void forget(int domid) {
    store.unwatch(home(domid), watches.remove(domid));
    Runnable socket = sockets.remove(domid);
    if (socket != null) {
      socket.run();
    }
    GuestConsole console = consoles.remove(domid);
    if (console != null) {
      console.close();
    }
  }

  private static String home(int domid) {
    return "/local/domain/" + domid + "/console";
  }
}
