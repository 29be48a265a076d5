package xm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import xm.cli.fake.Samples;
import xm.simulator.SimulatedHost;
import xm.simulator.xenstored.LocalConnection;
import xm.toolstack.ToolstackFactory;
import xm.toolstack.device.XenstorePaths;
import xm.toolstack.host.DeviceCounters;
import xm.toolstack.host.Host;
import xm.toolstack.host.HostSystem;
import xm.toolstack.usage.DiskCounters;
import xm.toolstack.usage.NetworkCounters;
import xm.xenctrl.DomainInfo;
import xm.xenctrl.PhysInfo;
import xm.xenctrl.VcpuInfo;
import xm.xenctrl.XenVersion;

/**
 * A simulated host that says of itself what somebody saw on another one. Commands run on it as they
 * do everywhere: through the toolstack, xenstored's socket and the hypervisor port.
 */
final class StagedHost implements AutoCloseable {
  private static final long NANOS = 1_000_000_000;
  private static final long PAGES_PER_MIB = 256;

  private final SimulatedHost simulated;
  private final LocalConnection store;
  private final Path directory;
  private final List<NetworkCounters> networks = new ArrayList<>();
  private final List<DiskCounters> disks = new ArrayList<>();
  private HostSystem.Uname uname = new HostSystem.Uname("Linux", "h", "r", "v", "x86_64");
  private double uptimeSeconds;

  /**
   * Starts in an empty directory.
   *
   * @param properties lines of host.properties
   */
  StagedHost(Path directory, String... properties) {
    this.directory = directory;
    try {
      Files.createDirectories(directory.resolve("sim"));
      Files.write(directory.resolve("sim/host.properties"), List.of(properties));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    simulated = SimulatedHost.start(directory.resolve("sim"));
    store = simulated.machine().xenstored().dom0();
  }

  @Override
  public void close() {
    simulated.close();
  }

  void hardware(PhysInfo physical, XenVersion version) {
    simulated.machine().hypervisor().staged().host(physical, version);
  }

  void system(HostSystem.Uname name, double upSeconds) {
    uname = name;
    uptimeSeconds = upSeconds;
  }

  /** Traffic of a domain, all of it through its first interface and disk. */
  void traffic(int domid, int vifs, long sentKib, long receivedKib, List<DiskCounters> vbds) {
    for (int devid = 0; devid < vifs; devid++) {
      networks.add(
          new NetworkCounters(
              domid,
              devid,
              "vif" + domid + "." + devid,
              new NetworkCounters.Direction(devid == 0 ? receivedKib * 1024 : 0, 0, 0, 0),
              new NetworkCounters.Direction(devid == 0 ? sentKib * 1024 : 0, 0, 0, 0)));
    }
    disks.addAll(vbds);
  }

  /** A domain as a line of xm list tells it. */
  void domain(int domid, String name, String letters, long memoryMib, int vcpus, double seconds) {
    domain(name, info(domid, letters, memoryMib * PAGES_PER_MIB, vcpus, seconds), List.of(), 0);
    store.write(XenstorePaths.memoryTarget(domid), Long.toString(memoryMib * 1024));
  }

  /** A domain of which more is known. */
  void domain(String name, DomainInfo info, List<VcpuInfo> vcpus, double load) {
    simulated.machine().hypervisor().staged().domain(info, vcpus, load, System.nanoTime());
    if (!name.isEmpty()) {
      store.write(XenstorePaths.name(info.domid()), name);
    }
  }

  static DomainInfo info(int domid, String letters, long pages, int vcpus, double seconds) {
    DomainInfo i = Samples.info(domid, Samples.flags(letters), Math.round(seconds * NANOS), vcpus);
    return new DomainInfo(
        domid,
        i.flags(),
        pages,
        pages,
        0,
        0,
        0,
        0,
        i.cpuTimeNanos(),
        vcpus,
        vcpus - 1,
        0,
        domid == 0 ? new java.util.UUID(0, 0) : i.handle(),
        0);
  }

  void started(int domid, double unixSeconds) {
    node(
        XenstorePaths.startTime(Samples.uuid(domid)),
        new java.math.BigDecimal(unixSeconds).toPlainString());
  }

  void node(String path, String value) {
    store.write(path, value);
  }

  /** A managed domain that does not run, made as people make them. */
  void inactive(String name, long memoryMib, int vcpus) throws IOException {
    Path file = directory.resolve("inactive.cfg");
    Files.writeString(
        file,
        "name = '%s'\nkernel = '/boot/vmlinuz-sim'\nmemory = %d\nvcpus = %d\n"
            .formatted(name, memoryMib, vcpus));
    assertEquals("", out("new", "-q", file.toString()));
  }

  XmRun xm(String... words) {
    return XmRun.on(() -> ToolstackFactory.on(host()), words);
  }

  /** What a command prints that must succeed in silence otherwise. */
  String out(String... words) {
    XmRun run = xm(words);
    assertEquals("", run.err());
    assertEquals(0, run.exitCode(), run.out());
    return run.out();
  }

  private Host host() {
    Host host = simulated.connect();
    return (Host)
        Proxy.newProxyInstance(
            Host.class.getClassLoader(),
            new Class<?>[] {Host.class},
            (proxy, method, arguments) -> {
              String name = method.getName();
              if (name.equals("system")) {
                return new FixedSystem();
              }
              if (name.equals("counters")) {
                return new FixedCounters();
              }
              try {
                return method.invoke(host, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private final class FixedSystem implements HostSystem {
    @Override
    public double nowSeconds() {
      return XmRun.NOW;
    }

    @Override
    public double uptimeSeconds() {
      return uptimeSeconds;
    }

    @Override
    public Uname uname() {
      return uname;
    }
  }

  private final class FixedCounters implements DeviceCounters {
    @Override
    public List<NetworkCounters> networks() {
      return new ArrayList<>(networks);
    }

    @Override
    public List<DiskCounters> disks() {
      return new ArrayList<>(disks);
    }
  }
}
