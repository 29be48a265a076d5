package xm.toolstack;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import xm.config.model.DomainConfig;
import xm.config.sxp.Sxp;
import xm.toolstack.cpu.SchedulerControl;
import xm.toolstack.cpu.VcpuControl;
import xm.toolstack.create.CreateOptions;
import xm.toolstack.create.StartedDomain;
import xm.toolstack.diagnose.Diagnostics;
import xm.toolstack.hostlife.HostLife;
import xm.toolstack.hotplug.DeviceControl;
import xm.toolstack.image.ImageControl;
import xm.toolstack.managed.ManagedDomains;
import xm.toolstack.memory.MemoryControl;
import xm.toolstack.migrate.MigrationControl;
import xm.toolstack.pci.PciControl;
import xm.toolstack.pci.PciPassthrough;
import xm.toolstack.pool.NumaSplit;
import xm.toolstack.pool.PoolControl;
import xm.toolstack.qemu.MachineControl;
import xm.toolstack.usage.UsageSource;
import xm.toolstack.usb.UsbControl;

/**
 * The domain life cycle on one host. Failures that an operator can act on are {@link
 * ToolstackException}s; anything else is a bug and keeps its stack trace.
 */
public interface Toolstack extends AutoCloseable {

  /** All domains at one instant: one getinfolist and one pipelined round of xenstore reads. */
  HostSnapshot sample();

  /**
   * As {@link #sample}, in half the reads where that is possible: without the start time (0) and
   * who paused a domain (false).
   */
  default HostSnapshot overview() {
    return sample();
  }

  /** What domains use, for looking at them again and again. */
  UsageSource usage();

  /**
   * Resolves a running domain as xm did: exact name, then numeric id, then UUID.
   *
   * @throws NoSuchDomainException when nothing matches
   * @throws DomainStateException when the word is the name or the UUID of a managed domain that
   *     does not run; commands that have something to do with those ask {@link #managed()} first
   */
  DomainSnapshot find(String nameIdOrUuid);

  /** Domains that are kept when they do not run. */
  ManagedDomains managed();

  /** Virtual CPUs with their affinity, in vcpu order. */
  List<VcpuSnapshot> vcpus(int domid);

  /** The {@code (domain ...)} form that {@code xm list --long} prints. */
  Sxp describe(int domid);

  HostInfo info();

  /** The security label of a domain; empty without FLASK. */
  default Optional<String> label(DomainSnapshot domain) {
    return Optional.empty();
  }

  /** The hypervisor's console ring. */
  String hypervisorLog(boolean clear);

  /** Seconds that the host is up. */
  double hostUptimeSeconds();

  StartedDomain create(DomainConfig config, CreateOptions options, Progress progress);

  void pause(int domid);

  void unpause(int domid);

  /** Ends the domain at once and takes away all that belongs to it. */
  void destroy(int domid);

  void rename(int domid, String newName);

  /** Asks the guest; returns at once, as xm did. */
  void requestShutdown(int domid, ShutdownRequest request);

  /**
   * Waits for domains to end (or to come back, for a reboot) and reports each one as it happens.
   *
   * @param rebootGrace for a reboot: how long after its end a domain may take to come back
   */
  void awaitShutdown(
      List<DomainSnapshot> domains,
      ShutdownRequest request,
      Duration rebootGrace,
      ShutdownListener listener);

  /**
   * Opens the console of a domain; waits for it when the domain is not up yet.
   *
   * @param number 0 is the first console
   */
  ConsoleEndpoint console(int domid, int number);

  /**
   * As {@link #console(int, int)} for a domain that is still being created: waits for the name to
   * appear.
   */
  ConsoleEndpoint consoleOf(String name, Duration timeout);

  /** Domains into files and out of them. */
  ImageControl images();

  /** PCI devices that dom0 sets aside for guests. */
  PciControl pci();

  /** PCI devices of running domains. */
  PciPassthrough passthrough();

  /** USB controllers of running domains, and the host's devices on them. */
  UsbControl usb();

  /** Devices of running domains. */
  DeviceControl devices();

  /** Balloon targets and memory ceilings. */
  MemoryControl memory();

  /** Vcpus and pinning. */
  VcpuControl cpus();

  /** Scheduling parameters. */
  SchedulerControl schedulers();

  PoolControl pools();

  /** One pool for each NUMA node. */
  NumaSplit numaSplit();

  /** Cores, triggers, security, and starting over. */
  Diagnostics diagnostics();

  /** Operations on the host as a whole: its start, stop, monitor, events and leftovers. */
  HostLife hostLife();

  /** Moving domains to other hosts, and taking theirs. */
  MigrationControl migrations();

  /** The emulated machines of HVM domains. */
  MachineControl machines();

  @Override
  void close();
}
