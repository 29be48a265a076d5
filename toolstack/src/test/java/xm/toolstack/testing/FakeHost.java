package xm.toolstack.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import xm.toolstack.ConsoleEndpoint;
import xm.toolstack.host.ConsoleLocator;
import xm.toolstack.host.DeviceCounters;
import xm.toolstack.host.Host;
import xm.toolstack.host.HostFiles;
import xm.toolstack.host.HostPaths;
import xm.toolstack.host.HostSystem;
import xm.toolstack.host.HotplugRunner;
import xm.toolstack.host.ProgramStarter;
import xm.xenctrl.BuiltImage;
import xm.xenctrl.Descriptors;
import xm.xenctrl.GuestBuilder;
import xm.xenctrl.HvmImage;
import xm.xenctrl.HypercallException;
import xm.xenctrl.Hypervisor;
import xm.xenctrl.ImageCalls;
import xm.xenctrl.PvImage;
import xm.xenstore.XenstoreClient;

/**
 * A host in memory whose backends answer (states 1 to 2 and 5 to 6), whose scripts write what the
 * real ones write, and whose xenconsoled opens a tty.
 */
public final class FakeHost implements Host {
  public final MemoryStore store = new MemoryStore();
  public final FakeHypervisor xen = new FakeHypervisor();
  public final FakeFiles dom0 = new FakeFiles();

  /** Calls of scripts: name, first word, backend path. */
  public final List<String> scripts = new ArrayList<>();

  /** What the builder was given for guests that are not PV. */
  public final List<HvmImage> built = new ArrayList<>();

  /** Loop devices that the block script has bound and not freed. */
  public final List<String> loops = new ArrayList<>();

  /** Name of a script that fails, with the text that it leaves in hotplug-error. */
  public Optional<String> failingScript = Optional.empty();

  public boolean backendsAnswer = true;

  /** Whether driver domains run their scripts and clean up. */
  public boolean devdRuns = true;

  public boolean builderFails;
  private final Path root;

  public FakeHost(Path root) {
    this.root = root;
    store.write("/local/domain/0/name", "Domain-0");
    store.write("/local/domain/0/domid", "0");
    store.write("/libxl", "");
    store.write("/vm", "");
    store.write("/local/pool/0/name", "Pool-0");
    store.onChange(this::drivers);
    dom0.file("/domu/vmlinux", "fe:1")
        .file("/domu/initrd.gz", "fe:2")
        .file("/domu/disk.raw", "fe:3");
    dom0.bridge("xenbr0");
    dom0.file(script("block"), "fe:10").file(script("vif-bridge"), "fe:11");
  }

  private String script(String name) {
    return paths().scripts().resolve(name).toString();
  }

  private void drivers(Set<String> changed) {
    for (String path : changed) {
      if (backendsAnswer && path.contains("/backend/v") && path.endsWith("/state")) {
        String state = store.readIfExists(path).orElse("");
        if (state.equals("1") || state.equals("5")) {
          store.write(path, state.equals("1") ? "2" : "6");
          devd(path.substring(0, path.length() - "/state".length()), state);
        }
      }
      if (path.endsWith("/console/tty") && store.readIfExists(path).orElse("x").isEmpty()) {
        store.write(path, "/dev/pts/0");
      }
    }
  }

  /** What runs in a driver domain, if the backend is in one. */
  private void devd(String backend, String before) {
    if (!devdRuns || backend.startsWith("/local/domain/0/")) {
      return;
    }
    if (before.equals("5")) {
      store.rm(backend);
    } else if (failingScript.isPresent()) {
      store.write(backend + "/hotplug-error", failingScript.get());
      store.write(backend + "/hotplug-status", "error");
    } else {
      store.write(backend + "/hotplug-status", "connected");
    }
  }

  private synchronized HotplugRunner.Result runScript(HotplugRunner.Call call) {
    String path = "/local/domain/0/" + call.environment().get("XENBUS_PATH");
    String name = call.script().substring(call.script().lastIndexOf('/') + 1);
    String word = call.arguments().get(0);
    scripts.add(name + ' ' + word + ' ' + path);
    if (failingScript.isPresent() && word.equals(name.equals("block") ? "add" : "online")) {
      store.write(path + "/hotplug-error", failingScript.get());
      store.write(path + "/hotplug-status", "error");
      return new HotplugRunner.Result(1, "");
    }
    switch (name + ' ' + word) {
      case "block add" -> {
        String loop = "/dev/loop" + loops.size();
        loops.add(loop);
        store.write(path + "/node", loop);
        store.write(path + "/physical-device", "7:" + (loops.size() - 1));
        store.write(path + "/physical-device-path", loop);
        store.write(path + "/hotplug-status", "connected");
      }
      case "block remove" -> {
        Optional<String> node = store.readIfExists(path + "/node");
        if (node.isEmpty()) {
          store.write(path + "/hotplug-error", "xenstore-read " + path + "/node failed.");
          return new HotplugRunner.Result(1, "");
        }
        loops.remove(node.get());
      }
      case "vif-bridge online" -> store.write(path + "/hotplug-status", "connected");
      default -> {}
    }
    return new HotplugRunner.Result(0, "");
  }

  /** Command lines of programs that were started. */
  public final List<List<String>> programs = new ArrayList<>();

  @Override
  public ProgramStarter programs() {
    return new ProgramStarter() {
      @Override
      public long start(Call call) {
        programs.add(call.command());
        String domid = call.environment().get("XEN_DOMAIN_ID");
        store.write("/local/domain/0/device-model/" + domid + "/state", "running");
        return Long.MAX_VALUE - programs.size();
      }

      @Override
      public boolean runs(long pid) {
        return true;
      }

      @Override
      public void end(long pid) {}
    };
  }

  @Override
  public boolean simulated() {
    return true;
  }

  @Override
  public Hypervisor hypervisor() {
    return xen.port();
  }

  @Override
  public GuestBuilder guestBuilder() {
    return new GuestBuilder() {
      @Override
      public BuiltImage buildPv(PvImage image) {
        if (builderFails) {
          throw new HypercallException(
              "The kernel cannot be loaded: not an ELF image.", "xc_dom_parse_image", 22, 1);
        }
        return new BuiltImage(521217, 521218, "x86_64-abi");
      }

      @Override
      public BuiltImage buildHvm(HvmImage image) {
        built.add(image);
        return buildPv(null);
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public XenstoreClient xenstore() {
    return store;
  }

  @Override
  public HostFiles files() {
    return dom0;
  }

  @Override
  public HotplugRunner hotplug() {
    return this::runScript;
  }

  @Override
  public HostSystem system() {
    return new HostSystem() {
      @Override
      public double nowSeconds() {
        return 1795249810.397;
      }

      @Override
      public double uptimeSeconds() {
        return 100;
      }

      @Override
      public Uname uname() {
        return new Uname("Linux", "fake", "6.1.0", "#1", "x86_64");
      }
    };
  }

  @Override
  public HostPaths paths() {
    return new HostPaths(
        Path.of("/etc/xen/scripts"),
        root.resolve("lib"),
        root.resolve("run"),
        root.resolve("log"),
        root.resolve("lock/xl"),
        root.resolve("bin"),
        root.resolve("var/lib/xm"));
  }

  @Override
  public ConsoleLocator consoles() {
    return (domid, number) -> new ConsoleEndpoint.UnixSocket(root.resolve("console"));
  }

  @Override
  public ImageCalls images() {
    throw new UnsupportedOperationException("nothing is saved here");
  }

  @Override
  public Descriptors descriptors() {
    throw new UnsupportedOperationException("nothing is saved here");
  }

  @Override
  public DeviceCounters counters() {
    throw new UnsupportedOperationException("nothing is counted here");
  }

  @Override
  public void close() {}
}
