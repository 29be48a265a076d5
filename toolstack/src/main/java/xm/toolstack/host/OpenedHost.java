package xm.toolstack.host;

import java.nio.file.Path;
import java.util.function.Supplier;
import xm.xenctrl.Descriptors;
import xm.xenctrl.GuestBuilder;
import xm.xenctrl.Hypervisor;
import xm.xenctrl.ImageCalls;
import xm.xenstore.XenstoreClient;

/** A host whose parts open on first use and are closed together, in the reverse order. */
final class OpenedHost implements Host {
  private final Once<Hypervisor> hypervisor;
  private final Once<GuestBuilder> guestBuilder;
  private final Once<XenstoreClient> xenstore;
  private final Once<ImageCalls> images;
  private final Once<Descriptors> descriptors;
  private final HostFiles files;
  private final HotplugRunner hotplug;
  private final HostSystem system;
  private final DeviceCounters counters;
  private final Once<HostPaths> paths;

  OpenedHost(
      Path root,
      Supplier<Hypervisor> hypervisor,
      Supplier<GuestBuilder> guestBuilder,
      Supplier<XenstoreClient> xenstore,
      Supplier<ImageCalls> images,
      Supplier<Descriptors> descriptors) {
    this.hypervisor = new Once<>(hypervisor);
    this.guestBuilder = new Once<>(guestBuilder);
    this.xenstore = new Once<>(xenstore);
    this.images = new Once<>(images);
    this.descriptors = new Once<>(descriptors);
    this.files = new LinuxFiles(root);
    this.hotplug = new ScriptRunner();
    this.system = new LinuxSystem(root);
    this.counters = new LinuxCounters(root);
    this.paths = new Once<>(new DetectPaths(root));
  }

  @Override
  public boolean simulated() {
    return false;
  }

  @Override
  public Hypervisor hypervisor() {
    return hypervisor.get();
  }

  @Override
  public GuestBuilder guestBuilder() {
    return guestBuilder.get();
  }

  @Override
  public XenstoreClient xenstore() {
    return xenstore.get();
  }

  @Override
  public ImageCalls images() {
    return images.get();
  }

  @Override
  public Descriptors descriptors() {
    return descriptors.get();
  }

  @Override
  public HostFiles files() {
    return files;
  }

  @Override
  public HotplugRunner hotplug() {
    return hotplug;
  }

  @Override
  public ProgramStarter programs() {
    return new DetachedPrograms();
  }

  @Override
  public HostSystem system() {
    return system;
  }

  @Override
  public HostPaths paths() {
    return paths.get();
  }

  @Override
  public ConsoleLocator consoles() {
    return new XenconsoleLocator(files, paths(), this::xenstore);
  }

  @Override
  public DeviceCounters counters() {
    return counters;
  }

  @Override
  public void close() {
    if (images.opened()) {
      images.get().close();
    }
    if (guestBuilder.opened()) {
      guestBuilder.get().close();
    }
    if (hypervisor.opened()) {
      hypervisor.get().close();
    }
    if (xenstore.opened()) {
      xenstore.get().close();
    }
  }

  /** Not a lambda: the first one of a start costs it several milliseconds. */
  private record DetectPaths(Path root) implements Supplier<HostPaths> {
    @Override
    public HostPaths get() {
      return LinuxPaths.detect(root);
    }
  }

  /** Asks its supplier once. Guarded by itself: two threads may want the same part at once. */
  private static final class Once<T> {
    private final Supplier<? extends T> supplier;
    private T value;

    Once(Supplier<? extends T> supplier) {
      this.supplier = supplier;
    }

    synchronized T get() {
      if (value == null) {
        value = supplier.get();
      }
      return value;
    }

    synchronized boolean opened() {
      return value != null;
    }
  }
}
