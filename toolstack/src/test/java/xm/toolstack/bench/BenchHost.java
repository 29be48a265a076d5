package xm.toolstack.bench;

import java.nio.file.Path;
import xm.toolstack.ConsoleEndpoint;
import xm.toolstack.host.ConsoleLocator;
import xm.toolstack.host.DeviceCounters;
import xm.toolstack.host.Host;
import xm.toolstack.host.HostFiles;
import xm.toolstack.host.HostPaths;
import xm.toolstack.host.HostSystem;
import xm.toolstack.host.HotplugRunner;
import xm.xenctrl.Descriptors;
import xm.xenctrl.GuestBuilder;
import xm.xenctrl.ImageCalls;

/** A host in memory, for operations on domains that exist. Dom0 is there from the start. */
public final class BenchHost implements Host, HostSystem {
  private final Path directory;
  public final MemoryStore store = new MemoryStore();
  public final BenchDomains domains = new BenchDomains(store);
  public final BenchHypervisor hypervisor = new BenchHypervisor(domains);
  private double now = 1_394_452_900;

  public BenchHost(Path directory) {
    this.directory = directory;
    domains.add(0, BenchDomains.RUNNING);
    store.with("/local/domain/0/name", "Domain-0");
  }

  /** Adds a running domain with name and link to its /vm tree. */
  public void addDomain(int domid, String name) {
    store.with(
        "/local/domain/" + domid + "/vm",
        "/vm/" + BenchDomains.uuid(domid),
        "/local/domain/" + domid + "/name",
        name,
        "/vm/" + BenchDomains.uuid(domid) + "/name",
        name);
    domains.add(domid, BenchDomains.BLOCKED);
  }

  /** As {@link #addDomain}, and ours: started 100 seconds ago by xm. */
  public void addOwnDomain(int domid, String name) {
    store.with(
        "/vm/" + BenchDomains.uuid(domid) + "/xm/toolstack",
        "xm",
        "/vm/" + BenchDomains.uuid(domid) + "/start_time",
        "1394452800.25");
    addDomain(domid, name);
  }

  public void setNow(double seconds) {
    now = seconds;
  }

  @Override
  public boolean simulated() {
    return false;
  }

  @Override
  public BenchHypervisor hypervisor() {
    return hypervisor;
  }

  @Override
  public GuestBuilder guestBuilder() {
    throw new UnsupportedOperationException();
  }

  @Override
  public MemoryStore xenstore() {
    return store;
  }

  @Override
  public HostFiles files() {
    throw new UnsupportedOperationException();
  }

  @Override
  public xm.toolstack.host.ProgramStarter programs() {
    throw new UnsupportedOperationException();
  }

  @Override
  public HotplugRunner hotplug() {
    return call -> new HotplugRunner.Result(0, "");
  }

  @Override
  public HostSystem system() {
    return this;
  }

  @Override
  public HostPaths paths() {
    return new HostPaths(
        directory.resolve("scripts"),
        directory.resolve("lib"),
        directory.resolve("run"),
        directory.resolve("log"),
        directory.resolve("lock"),
        directory.resolve("bin"),
        directory.resolve("own"));
  }

  @Override
  public ConsoleLocator consoles() {
    return (domid, number) ->
        new ConsoleEndpoint.UnixSocket(directory.resolve("console-" + domid + "-" + number));
  }

  @Override
  public double nowSeconds() {
    return now;
  }

  @Override
  public double uptimeSeconds() {
    return 1370;
  }

  @Override
  public Uname uname() {
    return new Uname("Linux", "dom0", "6.1", "#1", "x86_64");
  }

  @Override
  public ImageCalls images() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Descriptors descriptors() {
    throw new UnsupportedOperationException();
  }

  @Override
  public DeviceCounters counters() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
