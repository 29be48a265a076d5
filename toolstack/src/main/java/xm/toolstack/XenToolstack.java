package xm.toolstack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import xm.config.model.DomainConfig;
import xm.config.sxp.Sxp;
import xm.toolstack.cpu.SchedulerControl;
import xm.toolstack.cpu.VcpuControl;
import xm.toolstack.create.CreateOptions;
import xm.toolstack.create.DomainCreator;
import xm.toolstack.create.DomainDestroyer;
import xm.toolstack.create.PinnedConfig;
import xm.toolstack.create.StartedDomain;
import xm.toolstack.create.UnfinishedCreations;
import xm.toolstack.describe.DomainDescriber;
import xm.toolstack.diagnose.Diagnostics;
import xm.toolstack.host.Host;
import xm.toolstack.host.HostSystem.Uname;
import xm.toolstack.hostlife.HostLife;
import xm.toolstack.hostlife.XenHostLife;
import xm.toolstack.hotplug.DeviceControl;
import xm.toolstack.hotplug.HotplugControl;
import xm.toolstack.image.ImageControl;
import xm.toolstack.image.ImageFiles;
import xm.toolstack.image.SaveOptions;
import xm.toolstack.image.TransferObserver;
import xm.toolstack.image.UnfinishedSaves;
import xm.toolstack.managed.ManagedDomain;
import xm.toolstack.managed.ManagedDomains;
import xm.toolstack.managed.ManagedFactory;
import xm.toolstack.managed.ManagedNames;
import xm.toolstack.managed.RunningDomains;
import xm.toolstack.memory.MemoryControl;
import xm.toolstack.migrate.MigrationControl;
import xm.toolstack.migrate.record.MigrationRecords;
import xm.toolstack.monitor.MonitorLauncher;
import xm.toolstack.operate.ConsoleWaiter;
import xm.toolstack.operate.DomainRenamer;
import xm.toolstack.operate.LiveDomains;
import xm.toolstack.operate.PauseControl;
import xm.toolstack.operate.ShutdownRequester;
import xm.toolstack.operate.ShutdownWaiter;
import xm.toolstack.pci.PciControl;
import xm.toolstack.pci.PciPassthrough;
import xm.toolstack.pci.SysfsPci;
import xm.toolstack.pool.NumaSplit;
import xm.toolstack.pool.PoolControl;
import xm.toolstack.qemu.MachineControl;
import xm.toolstack.qemu.QemuControl;
import xm.toolstack.sample.DomainResolver;
import xm.toolstack.sample.HostSampler;
import xm.toolstack.sample.UsageSampler;
import xm.toolstack.usage.UsageSource;
import xm.toolstack.usb.UsbControl;
import xm.toolstack.usb.UsbPassthrough;
import xm.xenctrl.DomainInfo;
import xm.xenctrl.Hypervisor;

/** The toolstack of one host; each operation is a class of its own, made when it is asked for. */
final class XenToolstack implements Toolstack {
  private final Host host;
  private final MonitorLauncher monitor;
  private final Progress notices;
  private ManagedDomains managed;

  XenToolstack(Host host, MonitorLauncher monitor, Progress notices) {
    this.host = host;
    this.monitor = monitor;
    this.notices = notices;
  }

  @Override
  public synchronized ManagedDomains managed() {
    if (managed == null) {
      managed = ManagedFactory.on(host.paths(), new Running(), notices);
    }
    return managed;
  }

  /** This host, as the managed domains see it. */
  private final class Running implements RunningDomains {
    @Override
    public List<DomainSnapshot> sample() {
      return XenToolstack.this.sample().domains();
    }

    @Override
    public StartedDomain create(DomainConfig config, CreateOptions options, Progress progress) {
      return XenToolstack.this.create(config, options, progress);
    }

    @Override
    public void save(int domid, Path file) {
      images().save(domid, file, new SaveOptions(false, false), TransferObserver.NONE);
    }

    @Override
    public StartedDomain restore(Path file, String name, CreateOptions options, Progress progress) {
      finishWhatWasBegun();
      StartedDomain started =
          new ImageFiles(host, notices)
              .restore(file, Optional.of(name), options, TransferObserver.NONE, progress);
      monitor.ensureRunning();
      return started;
    }

    @Override
    public void unpause(int domid) {
      XenToolstack.this.unpause(domid);
    }

    @Override
    public DomainConfig pin(DomainConfig config) {
      return PinnedConfig.of(config, host.files());
    }
  }

  @Override
  public HostSnapshot sample() {
    return new HostSampler(host).sample();
  }

  @Override
  public HostSnapshot overview() {
    return new HostSampler(host).overview();
  }

  @Override
  public UsageSource usage() {
    return new UsageSampler(host);
  }

  @Override
  public DomainSnapshot find(String nameIdOrUuid) {
    List<DomainSnapshot> running = sample().domains();
    Optional<DomainSnapshot> found = DomainResolver.byName(running, nameIdOrUuid);
    if (found.isPresent()) {
      return found.get();
    }
    if (managed().inactive(nameIdOrUuid).isPresent()) {
      throw DomainStateException.notStarted(nameIdOrUuid);
    }
    return DomainResolver.resolve(running, nameIdOrUuid)
        .orElseThrow(() -> new NoSuchDomainException(nameIdOrUuid));
  }

  @Override
  public List<VcpuSnapshot> vcpus(int domid) {
    DomainInfo info = new LiveDomains(host).require(domid);
    return LiveDomains.onDomain(domid, () -> vcpus(info));
  }

  private List<VcpuSnapshot> vcpus(DomainInfo info) {
    Hypervisor hypervisor = host.hypervisor();
    List<VcpuSnapshot> vcpus = new ArrayList<>(info.maxVcpus());
    for (int v = 0; v <= info.maxVcpuId(); v++) {
      vcpus.add(
          new VcpuSnapshot(
              hypervisor.vcpu(info.domid(), v),
              hypervisor.hardAffinity(info.domid(), v),
              hypervisor.softAffinity(info.domid(), v)));
    }
    return vcpus;
  }

  @Override
  public Sxp describe(int domid) {
    return new DomainDescriber(host).describe(domid);
  }

  @Override
  public HostInfo info() {
    Uname uname = host.system().uname();
    Hypervisor hypervisor = host.hypervisor();
    return new HostInfo(
        uname.system(),
        uname.host(),
        uname.release(),
        uname.build(),
        uname.machine(),
        hypervisor.physInfo(),
        hypervisor.freeCpus().cardinality(),
        hypervisor.cpuTopology(),
        hypervisor.numaNodes(),
        hypervisor.version(),
        hypervisor.scheduler(),
        host.simulated());
  }

  @Override
  public String hypervisorLog(boolean clear) {
    return host.hypervisor().consoleRing(clear);
  }

  @Override
  public double hostUptimeSeconds() {
    return host.system().uptimeSeconds();
  }

  @Override
  public StartedDomain create(DomainConfig config, CreateOptions options, Progress progress) {
    StartedDomain started = new DomainCreator(host).create(config, options, progress);
    monitor.ensureRunning();
    return started;
  }

  @Override
  public ImageControl images() {
    return new Images();
  }

  /** Looks first for what a killed process left, and has the guests watched afterwards. */
  private final class Images implements ImageControl {
    private final ImageFiles files = new ImageFiles(host, notices);

    @Override
    public void save(int domid, Path file, SaveOptions options, TransferObserver observer) {
      finishWhatWasBegun();
      files.save(domid, file, options, observer);
    }

    @Override
    public StartedDomain restore(
        Path file, CreateOptions options, TransferObserver observer, Progress progress) {
      finishWhatWasBegun();
      StartedDomain started = files.restore(file, options, observer, progress);
      monitor.ensureRunning();
      return started;
    }
  }

  @Override
  public void pause(int domid) {
    finishWhatWasBegun();
    new PauseControl(host).pause(domid);
  }

  @Override
  public void unpause(int domid) {
    finishWhatWasBegun();
    new PauseControl(host).unpause(domid);
  }

  @Override
  public void destroy(int domid) {
    finishWhatWasBegun();
    LiveDomains live = new LiveDomains(host);
    live.require(domid);
    if (domid == 0) {
      throw PrivilegedDomainException.cannot("destroy", live.name(domid));
    }
    new DomainDestroyer(host).destroy(domid);
  }

  @Override
  public void rename(int domid, String newName) {
    finishWhatWasBegun();
    UUID uuid = new LiveDomains(host).require(domid).handle();
    if (new ManagedNames(host.paths()).taken(newName, Optional.of(uuid))) {
      throw NameInUseException.ofInactive(newName);
    }
    new DomainRenamer(host).rename(domid, newName);
    for (ManagedDomain kept : managed().all()) {
      if (kept.uuid().equals(uuid)) {
        managed().rename(kept, newName);
      }
    }
  }

  @Override
  public void requestShutdown(int domid, ShutdownRequest request) {
    finishWhatWasBegun();
    // a monitor that was killed would leave the ended domain lying, and a reboot undone
    boolean ours = domid != 0 && new LiveDomains(host).ours(domid);
    new ShutdownRequester(host).request(domid, request);
    if (ours) {
      monitor.ensureRunning();
    }
  }

  @Override
  public void awaitShutdown(
      List<DomainSnapshot> domains,
      ShutdownRequest request,
      Duration rebootGrace,
      ShutdownListener listener) {
    new ShutdownWaiter(host).await(domains, request, rebootGrace, listener);
  }

  @Override
  public ConsoleEndpoint console(int domid, int number) {
    return new ConsoleWaiter(host).console(domid, number);
  }

  @Override
  public ConsoleEndpoint consoleOf(String name, Duration timeout) {
    return new ConsoleWaiter(host).consoleOf(name, timeout);
  }

  @Override
  public HostLife hostLife() {
    return new XenHostLife(host, monitor);
  }

  @Override
  public MigrationControl migrations() {
    return new MigrationControl(host, managed(), monitor);
  }

  /** A killed xm may have left a half-made domain: it goes before anything else is changed. */
  private void finishWhatWasBegun() {
    new UnfinishedCreations(host).undo(Progress.NONE);
    for (String told : new UnfinishedSaves(host).finish()) {
      notices.step(told);
    }
    if (MigrationRecords.possible(host.paths())) {
      migrations().settle(Optional.empty(), false);
    }
  }

  @Override
  public PciControl pci() {
    return new SysfsPci(host);
  }

  @Override
  public PciPassthrough passthrough() {
    finishWhatWasBegun();
    return new PciPassthrough(host, notices);
  }

  @Override
  public UsbControl usb() {
    return new UsbPassthrough(host, notices);
  }

  @Override
  public DeviceControl devices() {
    return new HotplugControl(host);
  }

  @Override
  public MemoryControl memory() {
    return new MemoryControl(host);
  }

  @Override
  public VcpuControl cpus() {
    return new VcpuControl(host);
  }

  @Override
  public SchedulerControl schedulers() {
    return new SchedulerControl(host);
  }

  @Override
  public PoolControl pools() {
    return new PoolControl(host);
  }

  @Override
  public NumaSplit numaSplit() {
    return new NumaSplit(host);
  }

  @Override
  public Optional<String> label(DomainSnapshot domain) {
    return diagnostics().flask().label(domain.info().ssidRef());
  }

  @Override
  public Diagnostics diagnostics() {
    return new Diagnostics(host, monitor);
  }

  @Override
  public MachineControl machines() {
    return new QemuControl(host);
  }

  @Override
  public void close() {
    host.close();
  }
}
