package xm.simulator;

import java.nio.file.Path;
import java.util.function.Supplier;
import xm.simulator.fault.Faults;
import xm.simulator.host.SimulatedCounters;
import xm.simulator.host.SimulatedFiles;
import xm.simulator.host.SimulatedPrograms;
import xm.simulator.host.SimulatedScripts;
import xm.simulator.host.SimulatedSysfs;
import xm.simulator.host.SimulatedSystem;
import xm.simulator.host.SocketConsoles;
import xm.simulator.host.StateDirectory;
import xm.simulator.hypervisor.GuestImages;
import xm.toolstack.host.ConsoleLocator;
import xm.toolstack.host.DeviceCounters;
import xm.toolstack.host.Host;
import xm.toolstack.host.HostFiles;
import xm.toolstack.host.HostPaths;
import xm.toolstack.host.HostSystem;
import xm.toolstack.host.HotplugRunner;
import xm.toolstack.host.ProgramStarter;
import xm.toolstack.host.SysfsWriter;
import xm.xenctrl.Descriptors;
import xm.xenctrl.GuestBuilder;
import xm.xenctrl.Hypervisor;
import xm.xenctrl.ImageCalls;
import xm.xenctrl.jna.JnaDescriptors;
import xm.xenstore.Xenstore;
import xm.xenstore.XenstoreClient;

/** The simulated host of a directory, as the toolstack sees it. Parts open on first use. */
final class DirectoryHost implements Host {
  private final StateDirectory directory;
  private final Supplier<Hypervisor> hypervisors;
  private final Supplier<GuestBuilder> builders;
  private final Supplier<GuestImages> guests;
  private final Runnable onClose;
  private Hypervisor hypervisor;
  private GuestBuilder builder;
  private XenstoreClient xenstore;
  private ImageCalls images;
  private Descriptors descriptors;

  DirectoryHost(
      StateDirectory directory,
      Supplier<Hypervisor> hypervisors,
      Supplier<GuestBuilder> builders,
      Supplier<GuestImages> guests,
      Runnable onClose) {
    this.directory = directory;
    this.hypervisors = hypervisors;
    this.builders = builders;
    this.guests = guests;
    this.onClose = onClose;
  }

  @Override
  public boolean simulated() {
    return true;
  }

  @Override
  public synchronized Hypervisor hypervisor() {
    if (hypervisor == null) {
      hypervisor = hypervisors.get();
    }
    return hypervisor;
  }

  @Override
  public synchronized GuestBuilder guestBuilder() {
    if (builder == null) {
      builder = builders.get();
    }
    return builder;
  }

  @Override
  public synchronized ImageCalls images() {
    if (images == null) {
      Faults faults = new Faults(directory.faults());
      images = new SimulatedImages(guests.get(), descriptors(), faults);
    }
    return images;
  }

  @Override
  public synchronized Descriptors descriptors() {
    if (descriptors == null) {
      descriptors = new JnaDescriptors();
    }
    return descriptors;
  }

  @Override
  public synchronized XenstoreClient xenstore() {
    if (xenstore == null) {
      xenstore = Xenstore.connect(directory.xenstoreSocket());
    }
    return xenstore;
  }

  @Override
  public HostFiles files() {
    return new SimulatedFiles(directory);
  }

  @Override
  public HotplugRunner hotplug() {
    return new SimulatedScripts(directory, files(), this::xenstore);
  }

  @Override
  public Path sysfs() {
    return directory.files().resolve("sys");
  }

  @Override
  public SysfsWriter sysfsWriter() {
    return new SimulatedSysfs(sysfs(), new Faults(directory.faults()));
  }

  @Override
  public ProgramStarter programs() {
    return new SimulatedPrograms(directory, this::xenstore);
  }

  @Override
  public HostSystem system() {
    return new SimulatedSystem(directory.xenstoreSocket());
  }

  @Override
  public HostPaths paths() {
    return directory.hostPaths();
  }

  @Override
  public ConsoleLocator consoles() {
    return new SocketConsoles(directory.consoles());
  }

  @Override
  public DeviceCounters counters() {
    return new SimulatedCounters(xenstore(), hypervisor());
  }

  @Override
  public synchronized void close() {
    if (builder != null) {
      builder.close();
    }
    if (hypervisor != null) {
      hypervisor.close();
    }
    if (xenstore != null) {
      xenstore.close();
    }
    onClose.run();
  }
}
