package xm.simulator.scenario;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import xm.config.ConfigRequest;
import xm.config.DomainConfigLoader;
import xm.config.HostFacts;
import xm.config.model.DomainConfig;
import xm.simulator.SimulatedHost;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.HostSnapshot;
import xm.toolstack.Progress;
import xm.toolstack.ShutdownRequest;
import xm.toolstack.Toolstack;
import xm.toolstack.ToolstackFactory;
import xm.toolstack.create.CreateOptions;
import xm.toolstack.create.StartedDomain;
import xm.toolstack.host.Host;
import xm.toolstack.monitor.Monitor;
import xm.toolstack.monitor.MonitorLauncher;
import xm.toolstack.monitor.MonitorLock;
import xm.toolstack.monitor.MonitorOptions;

/** A simulated host with a toolstack on it and monitors as threads of this process. */
final class OpsBench implements AutoCloseable {
  static final Duration LIMIT = Duration.ofSeconds(20);
  static final MonitorOptions NO_GUARD = new MonitorOptions(false, Duration.ZERO);

  final Host host;
  final Toolstack toolstack;
  private final SimulatedHost machine;
  private final MonitorOptions options;
  private final List<Thread> monitors = new ArrayList<>();

  /** A bench whose toolstack starts a monitor after each create, as xm does. */
  static OpsBench withMonitor(Path directory, MonitorOptions options) {
    return new OpsBench(directory, options, true);
  }

  /** A bench where nobody acts on guests that end until {@link #startMonitor}. */
  static OpsBench withoutMonitor(Path directory) {
    return new OpsBench(directory, NO_GUARD, false);
  }

  private OpsBench(Path directory, MonitorOptions options, boolean monitor) {
    this.machine = SimulatedHost.start(directory.resolve("s"));
    this.options = options;
    this.host = machine.connect();
    MonitorLauncher launcher =
        () -> {
          if (!MonitorLock.held(host.paths())) {
            startMonitor();
          }
        };
    this.toolstack = ToolstackFactory.on(host, monitor ? launcher : MonitorLauncher.NONE);
  }

  /** One more client of the host. */
  Host connect() {
    return machine.connect();
  }

  /** One more monitor, whether another runs or not. */
  synchronized Thread startMonitor() {
    Thread thread =
        new Thread(
            () -> {
              try (Host own = machine.connect()) {
                new Monitor(own, options).run();
              }
            },
            "monitor");
    thread.setDaemon(true);
    monitors.add(thread);
    thread.start();
    return thread;
  }

  /** Waits until all monitors that were started have ended by themselves. */
  synchronized void awaitMonitorsEnd() throws InterruptedException {
    for (Thread monitor : monitors) {
      monitor.join(LIMIT.toMillis());
      assertTrue(!monitor.isAlive(), "the monitor ends with its last domain:\n" + monitorLog());
    }
  }

  StartedDomain create(String name, String... lines) {
    return toolstack.create(config(name, lines), new CreateOptions(false), Progress.NONE);
  }

  /** A small PV domain with a one-second boot at most, and further lines of configuration. */
  static DomainConfig config(String name, String... lines) {
    StringBuilder text = new StringBuilder();
    text.append("kernel = '/boot/vmlinuz-sim'\nmemory = 64\n");
    text.append("name = '").append(name).append("'\n");
    for (String line : lines) {
      text.append(line).append('\n');
    }
    ConfigRequest request =
        new ConfigRequest("./" + name + ".cfg", text.toString(), List.of(), HostFacts.NONE);
    return DomainConfigLoader.load(request).config();
  }

  /** Waits until the guest has come so far that it listens to requests. */
  void awaitBooted(int domid) {
    host.xenstore()
        .await(
            LIMIT,
            "domain " + domid + " to boot",
            r ->
                r.readIfExists("/local/domain/" + domid + "/control/feature-poweroff")
                    .filter("1"::equals));
  }

  void crash(int domid) {
    awaitBooted(domid);
    host.xenstore().write("/local/domain/" + domid + "/control/sysrq", "c");
  }

  /** Waits for an answer about the domains; asked again after each event. */
  <T> T awaitDomains(String what, Function<HostSnapshot, Optional<T>> question) {
    return host.xenstore()
        .awaitDomainEvent(LIMIT, what, reader -> question.apply(toolstack.sample()));
  }

  /** Waits until a domain of this name runs under another id than this one. */
  DomainSnapshot awaitSuccessor(StartedDomain old) {
    return host.xenstore()
        .awaitDomainEvent(
            LIMIT,
            "a successor of " + old.name(),
            reader -> {
              for (DomainSnapshot d : toolstack.sample().domains()) {
                if (d.name().equals(old.name()) && d.domid() != old.domid()) {
                  return reader
                      .readIfExists("/vm/" + d.uuid() + "/xm/restart-count")
                      .filter(n -> !n.equals("0"))
                      .map(n -> d);
                }
              }
              return Optional.empty();
            });
  }

  void awaitGone(int domid) {
    awaitDomains(
        "domain " + domid + " to go",
        s -> {
          for (DomainSnapshot d : s.domains()) {
            if (d.domid() == domid) {
              return Optional.empty();
            }
          }
          return Optional.of(true);
        });
  }

  /** Asks for the request and waits as {@code -w} does; what was heard, in order. */
  List<String> shutdownAndWait(ShutdownRequest request, Duration grace, StartedDomain... domains) {
    List<DomainSnapshot> snapshots = new ArrayList<>();
    for (StartedDomain domain : domains) {
      awaitBooted(domain.domid());
      snapshots.add(toolstack.find(domain.name()));
    }
    for (StartedDomain domain : domains) {
      toolstack.requestShutdown(domain.domid(), request);
    }
    List<String> heard = new ArrayList<>();
    toolstack.awaitShutdown(
        snapshots, request, grace, (d, outcome) -> heard.add(d.name() + " " + outcome));
    return heard;
  }

  String monitorLog() {
    try {
      return Files.readString(host.paths().log().resolve("xm/xm.log"));
    } catch (IOException e) {
      return "(no log: " + e + ")";
    }
  }

  /** What is left of a domain in xenstore and on disk; empty when it was taken away wholly. */
  List<String> leftovers(StartedDomain domain) throws IOException {
    List<String> left = new ArrayList<>();
    for (String path :
        List.of(
            "/local/domain/" + domain.domid(),
            "/libxl/" + domain.domid(),
            "/local/domain/0/backend/vbd/" + domain.domid(),
            "/local/domain/0/backend/vif/" + domain.domid(),
            "/local/domain/0/backend/console/" + domain.domid())) {
      if (host.xenstore().readIfExists(path).isPresent()) {
        left.add(path);
      }
    }
    if (Files.isDirectory(host.paths().lib())) {
      try (var files = Files.newDirectoryStream(host.paths().lib())) {
        for (Path file : files) {
          if (file.getFileName().toString().contains("." + domain.domid() + ".")) {
            left.add(file.toString());
          }
        }
      }
    }
    return left;
  }

  @Override
  public void close() {
    for (DomainSnapshot d : toolstack.sample().domains()) {
      if (d.domid() != 0) {
        host.xenstore().rm("/vm/" + d.uuid() + "/xm/toolstack"); // no monitor waits for it then
        host.hypervisor().destroy(d.domid());
      }
    }
    try {
      for (Thread monitor : monitors) {
        monitor.join(LIMIT.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    toolstack.close();
    machine.close();
  }
}
