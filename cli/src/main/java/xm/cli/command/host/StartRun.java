package xm.cli.command.host;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import xm.cli.command.CommandFailure;
import xm.cli.command.Session;
import xm.cli.config.AutoStart;
import xm.cli.config.LoadConfig;
import xm.cli.console.Waiting;
import xm.cli.output.Printable;
import xm.config.ConfigException;
import xm.config.model.DomainConfig;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.Progress;
import xm.toolstack.ToolstackException;
import xm.toolstack.create.CreateOptions;
import xm.toolstack.create.StartedDomain;
import xm.toolstack.image.TransferObserver;
import xm.toolstack.managed.ManagedDomain;

/** Starts domains, several at a time where that is wanted, and says how each went. */
final class StartRun {
  private final Session session;
  private final int workers;
  private final Set<String> restored = new HashSet<>();
  private int started;
  private int up;
  private int failed;
  private int pause;
  private Waiting waiting;
  private volatile boolean interrupted;

  StartRun(Session session, int workers) {
    this.session = session;
    this.workers = workers;
  }

  /**
   * Something to start.
   *
   * @param delaySeconds how long to wait after its start
   */
  record Item(String what, int delaySeconds, Start start) {}

  /** Starts a domain, or gives the name of the one that runs already; null when it was started. */
  interface Start {
    String run(Session session, StartRun run);
  }

  static Item file(AutoStart.Entry entry, int delay) {
    String file = entry.file().toString();
    return new Item(
        file,
        Math.max(delay, entry.delaySeconds()),
        (session, run) -> {
          DomainConfig config = LoadConfig.file(file, List.of(), session.facts()).config();
          return runs(config.name(), session)
              ? config.name()
              : run.told(
                  session.toolstack().create(config, new CreateOptions(false), Progress.NONE));
        });
  }

  static Item managed(ManagedDomain domain, int delay) {
    return new Item(
        "managed domain " + domain.name(),
        delay,
        (session, run) ->
            runs(domain.name(), session)
                ? domain.name()
                : run.told(
                    session
                        .toolstack()
                        .managed()
                        .start(domain.name(), new CreateOptions(false), Progress.NONE)));
  }

  static boolean wanted(ManagedDomain domain) {
    return domain.config().lifecycle().onXendStart().equals("start");
  }

  /** What was saved: managed domains that start with the host, then files. */
  static List<Item> saved(Path directory, Session session, int delay) {
    List<Item> items = new ArrayList<>();
    for (ManagedDomain domain : session.toolstack().managed().all()) {
      if (wanted(domain) && session.toolstack().managed().suspended(domain)) {
        items.add(managed(domain, delay)); // its start goes on where it was
      }
    }
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "[!.]*")) {
      for (Path file : found) {
        if (Files.isRegularFile(file) && !file.toString().endsWith(".part")) {
          files.add(file);
        }
      }
    } catch (NoSuchFileException e) {
      return items; // nothing was ever saved
    } catch (IOException e) {
      throw new CommandFailure("Cannot read " + directory + ": " + e);
    }
    Collections.sort(files);
    for (Path file : files) {
      items.add(new Item(file.toString(), delay, (own, run) -> run.restore(file, own)));
    }
    return items;
  }

  /** The guest must not run while its file is there: a second start would take it back in time. */
  private String restore(Path file, Session own) {
    StartedDomain domain =
        own.toolstack()
            .images()
            .restore(file, new CreateOptions(true), TransferObserver.NONE, Progress.NONE);
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new ToolstackException(
          "The domain is restored and paused, for its file cannot be removed: remove it, then xm"
              + " unpause it: "
              + e,
          e);
    }
    own.toolstack().unpause(domain.domid());
    synchronized (this) {
      restored.add(domain.name());
      say("Restored domain " + Printable.of(domain.name()) + " (id=" + domain.domid() + ")");
    }
    return null;
  }

  /** Shows there what is being started. */
  void showOn(Waiting line) {
    waiting = line;
  }

  /** Begins no other domain; says so. */
  String interrupt() {
    interrupted = true;
    return "Interrupted. What was made of the domain at hand is taken back first; no other is"
        + " started.";
  }

  /** Starts all of them; gives the seconds to wait before what comes next. */
  int start(List<Item> wave) {
    pause = 0;
    if (workers == 1 || wave.size() == 1) {
      wave.forEach(item -> start(item, session));
      return pause;
    }
    Queue<Item> queue = new ConcurrentLinkedQueue<>(wave);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < Math.min(workers, wave.size()); i++) {
      Thread thread = new Thread(() -> drain(queue), "start-" + i);
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("Interrupted: not all domains were started.", e);
    }
    return pause;
  }

  private void drain(Queue<Item> queue) {
    try (Session own = session.another()) {
      for (Item item = queue.poll(); item != null; item = queue.poll()) {
        start(item, own);
      }
    }
  }

  /** One that fails does not keep the others from starting. */
  private void start(Item item, Session own) {
    if (interrupted) {
      return;
    }
    waiting.step("Starting " + item.what());
    try {
      String runs = item.start().run(own, this);
      if (runs == null) {
        started(item.delaySeconds());
      } else {
        runsAlready(runs);
      }
    } catch (ConfigException | ToolstackException | CommandFailure e) {
      failed(item.what(), e);
    }
  }

  private synchronized void started(int delay) {
    started++;
    pause = Math.max(pause, delay);
  }

  private synchronized void runsAlready(String name) {
    if (restored.contains(name)) {
      return; // counted when it was restored
    }
    up++;
    say("Domain " + Printable.of(name) + " runs already");
  }

  private synchronized void failed(String what, Exception e) {
    failed++;
    waiting.above(
        () -> {
          session.out().flush();
          session.err().println("Error: " + what + ": " + Printable.lines(e.getMessage()));
          session.err().flush();
        });
  }

  private synchronized String told(StartedDomain domain) {
    String name = Printable.of(domain.name());
    say("Started domain " + name + " (id=" + domain.domid() + ")");
    return null;
  }

  private void say(String line) {
    waiting.above(
        () -> {
          session.out().println(line);
          session.out().flush();
        });
  }

  private static boolean runs(String name, Session session) {
    for (DomainSnapshot domain : session.toolstack().sample().domains()) {
      if (domain.name().equals(name)) {
        return true;
      }
    }
    return false;
  }

  synchronized int failed() {
    return failed;
  }

  synchronized String summary(Path directory) {
    int all = started + up + failed;
    if (all == 0) {
      return "There is nothing to start: no file in "
          + directory
          + " and no managed domain with on_xend_start=start.";
    }
    return all
        + " domains: "
        + started
        + " started, "
        + up
        + " ran already, "
        + failed
        + " failed.";
  }
}
