package xm.cli.fake;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import xm.config.model.DomainConfig;
import xm.config.model.VbdSpec;
import xm.config.model.VifSpec;
import xm.config.sxp.Sxp;
import xm.toolstack.ConsoleEndpoint;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.DomainStateException;
import xm.toolstack.HostInfo;
import xm.toolstack.HostSnapshot;
import xm.toolstack.NoSuchDomainException;
import xm.toolstack.PrivilegedDomainException;
import xm.toolstack.Progress;
import xm.toolstack.ShutdownListener;
import xm.toolstack.ShutdownRequest;
import xm.toolstack.ToolstackException;
import xm.toolstack.VcpuSnapshot;
import xm.toolstack.create.CreateOptions;
import xm.toolstack.create.StartedDomain;
import xm.toolstack.hotplug.DeviceControl;
import xm.toolstack.hotplug.DeviceEntry;
import xm.toolstack.managed.ManagedDomains;
import xm.toolstack.managed.ManagedFactory;
import xm.toolstack.managed.RunningDomains;
import xm.toolstack.qemu.MachineControl;
import xm.toolstack.usage.UsageSnapshot;
import xm.toolstack.usage.UsageSource;
import xm.xenctrl.DomainInfo;

/** A host in memory: domains that pause, go away, come back and are renamed. */
public final class FakeToolstack extends UnusedToolstack {
  private final Map<Integer, DomainSnapshot> domains = new ConcurrentSkipListMap<>();
  private final Map<Integer, List<VcpuSnapshot>> vcpus = new ConcurrentHashMap<>();
  private final Map<Integer, ShutdownRequest> requests = new ConcurrentSkipListMap<>();
  private final Map<Integer, Sxp> forms = new ConcurrentHashMap<>();
  private final Map<Integer, String> labels = new ConcurrentHashMap<>();
  private HostInfo info = Samples.host();
  private String log = "(XEN) Xen version 4.17\n(XEN) no newline at the end";
  private ConsoleEndpoint console;
  private int nextDomid = 21;
  private double uptimeSeconds = 1370.4;
  private Path managedDirectory = Path.of("/nonexistent/xm");
  private ManagedDomains managed;
  private UsageSource usage = vcpus -> new UsageSnapshot(0, 0, "", "", info.physical(), List.of());

  public FakeToolstack with(DomainSnapshot domain) {
    domains.put(domain.domid(), domain);
    return this;
  }

  public FakeToolstack with(int domid, VcpuSnapshot... list) {
    vcpus.put(domid, List.of(list));
    return this;
  }

  public FakeToolstack describedAs(int domid, Sxp form) {
    forms.put(domid, form);
    return this;
  }

  public FakeToolstack consoleAt(ConsoleEndpoint endpoint) {
    console = endpoint;
    return this;
  }

  public FakeToolstack on(HostInfo host) {
    info = host;
    return this;
  }

  public FakeToolstack logging(String text) {
    log = text;
    return this;
  }

  public FakeToolstack using(UsageSource source) {
    usage = source;
    return this;
  }

  /** Driver domains: their numbers, and for whom they serve devices. */
  public final Map<Integer, List<String>> served = new ConcurrentHashMap<>();

  @Override
  public DeviceControl devices() {
    return new DeviceControl() {
      @Override
      public List<String> served(int domid) {
        return served.getOrDefault(domid, List.of());
      }

      @Override
      public List<DeviceEntry> list(int domid, String kind) {
        throw unused("list");
      }

      @Override
      public void attach(int domid, VbdSpec disk) {
        throw unused("attach");
      }

      @Override
      public void attach(int domid, VifSpec vif) {
        throw unused("attach");
      }

      @Override
      public void detach(int domid, String kind, int devid, boolean force) {
        throw unused("detach");
      }
    };
  }

  @Override
  public UsageSource usage() {
    return usage;
  }

  /** What guests were asked, by domid. */
  public Map<Integer, ShutdownRequest> requests() {
    return requests;
  }

  public boolean exists(int domid) {
    return domains.containsKey(domid);
  }

  @Override
  public HostSnapshot sample() {
    return new HostSnapshot(0, List.copyOf(domains.values()));
  }

  @Override
  public DomainSnapshot find(String wanted) {
    for (DomainSnapshot domain : domains.values()) {
      if (domain.name().equals(wanted)) {
        return domain;
      }
    }
    if (managed().inactive(wanted).isPresent()) {
      throw DomainStateException.notStarted(wanted);
    }
    for (DomainSnapshot domain : domains.values()) {
      if (Integer.toString(domain.domid()).equals(wanted)
          || domain.uuid().toString().equals(wanted)) {
        return domain;
      }
    }
    throw new NoSuchDomainException(wanted);
  }

  @Override
  public ManagedDomains managed() {
    if (managed == null) {
      managed = ManagedFactory.in(managedDirectory, new Running());
    }
    return managed;
  }

  /** Where managed domains are kept; without it there are none. */
  public FakeToolstack keepingManagedIn(Path directory) {
    managedDirectory = directory;
    return this;
  }

  /** This host, as the managed domains see it. */
  private final class Running implements RunningDomains {
    @Override
    public List<DomainSnapshot> sample() {
      return FakeToolstack.this.sample().domains();
    }

    @Override
    public StartedDomain create(DomainConfig config, CreateOptions options, Progress progress) {
      return FakeToolstack.this.create(config, options, progress);
    }

    @Override
    public DomainConfig pin(DomainConfig config) {
      throw unused("new domains");
    }

    @Override
    public void save(int domid, Path file) {
      throw unused("images");
    }

    @Override
    public StartedDomain restore(Path file, String name, CreateOptions options, Progress progress) {
      throw unused("images");
    }

    @Override
    public void unpause(int domid) {
      FakeToolstack.this.unpause(domid);
    }
  }

  private DomainSnapshot get(int domid) {
    return find(Integer.toString(domid));
  }

  @Override
  public List<VcpuSnapshot> vcpus(int domid) {
    return vcpus.getOrDefault(domid, List.of());
  }

  @Override
  public Sxp describe(int domid) {
    return forms.getOrDefault(domid, Sxp.of("domain", Sxp.of("domid", domid)));
  }

  @Override
  public Optional<String> label(DomainSnapshot domain) {
    return Optional.ofNullable(labels.get(domain.domid()));
  }

  /** How long the host runs. */
  public FakeToolstack up(double seconds) {
    uptimeSeconds = seconds;
    return this;
  }

  public FakeToolstack labelled(int domid, String label) {
    labels.put(domid, label);
    return this;
  }

  @Override
  public HostInfo info() {
    return info;
  }

  @Override
  public String hypervisorLog(boolean clear) {
    String text = log;
    log = clear ? "" : log;
    return text;
  }

  @Override
  public double hostUptimeSeconds() {
    return uptimeSeconds;
  }

  @Override
  public StartedDomain create(DomainConfig config, CreateOptions options, Progress progress) {
    for (DomainSnapshot domain : domains.values()) {
      if (domain.name().equals(config.name())) {
        throw new ToolstackException(
            "VM name '" + config.name() + "' already exists as domain " + domain.domid());
      }
    }
    progress.step("Creating");
    int domid = nextDomid++;
    int flags = options.paused() ? Samples.PAUSED : 0;
    DomainInfo state = Samples.info(domid, flags, 0, 1);
    UUID uuid = config.uuid().orElse(new UUID(0, domid));
    with(new DomainSnapshot(domid, config.name(), uuid, state, 131072, "Pool-0", 1, false));
    return new StartedDomain(domid, config.name(), uuid);
  }

  @Override
  public void pause(int domid) {
    change(domid, "pause", Samples.PAUSED);
  }

  @Override
  public void unpause(int domid) {
    change(domid, "unpause", 0);
  }

  private void change(int domid, String verb, int flags) {
    DomainSnapshot d = spared(domid, verb);
    DomainInfo state = Samples.info(domid, flags, d.info().cpuTimeNanos(), d.info().onlineVcpus());
    with(
        new DomainSnapshot(
            domid, d.name(), d.uuid(), state, d.targetKib(), d.poolName(), 0, flags != 0));
  }

  private DomainSnapshot spared(int domid, String verb) {
    DomainSnapshot domain = get(domid);
    if (domid == 0) {
      throw PrivilegedDomainException.cannot(verb, domain.name());
    }
    return domain;
  }

  @Override
  public void destroy(int domid) {
    spared(domid, "destroy");
    domains.remove(domid);
  }

  @Override
  public void rename(int domid, String newName) {
    DomainSnapshot d = get(domid);
    with(
        new DomainSnapshot(
            domid, newName, d.uuid(), d.info(), d.targetKib(), d.poolName(), 0, false));
  }

  @Override
  public void requestShutdown(int domid, ShutdownRequest request) {
    if (domid == 0) {
      throw PrivilegedDomainException.shutdown();
    }
    requests.put(domid, request);
  }

  @Override
  public void awaitShutdown(
      List<DomainSnapshot> list,
      ShutdownRequest request,
      Duration rebootGrace,
      ShutdownListener listener) {
    List<DomainSnapshot> ending = new ArrayList<>(list);
    for (DomainSnapshot domain : ending) {
      boolean reboot = request == ShutdownRequest.REBOOT;
      boolean lost = domain.name().startsWith("lost");
      if (!reboot || lost) {
        domains.remove(domain.domid());
      }
      ShutdownListener.Outcome up =
          lost ? ShutdownListener.Outcome.DID_NOT_COME_BACK : ShutdownListener.Outcome.REBOOTED;
      listener.ended(domain, reboot ? up : ShutdownListener.Outcome.TERMINATED);
    }
  }

  @Override
  public ConsoleEndpoint console(int domid, int number) {
    get(domid);
    if (console == null) {
      throw new ToolstackException("Domain has no console " + number);
    }
    return console;
  }

  @Override
  public ConsoleEndpoint consoleOf(String name, Duration timeout) {
    return console(find(name).domid(), 0);
  }

  /** No domain of this host has an emulated machine, as no domain does that is not HVM. */
  @Override
  public MachineControl machines() {
    return (MachineControl)
        java.lang.reflect.Proxy.newProxyInstance(
            MachineControl.class.getClassLoader(),
            new Class<?>[] {MachineControl.class},
            (proxy, method, arguments) -> {
              throw new ToolstackException(
                  "Domain "
                      + arguments[0]
                      + " has no device model: it is no HVM domain, or has ended.");
            });
  }

  @Override
  public void close() {}
}
