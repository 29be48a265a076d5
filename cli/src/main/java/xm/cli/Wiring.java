package xm.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.function.Supplier;
import xm.cli.command.MonitorControl;
import xm.cli.command.SimulatedHostControl;
import xm.cli.command.ToolstackSource;
import xm.cli.output.Printable;
import xm.simulator.Simulator;
import xm.toolstack.Progress;
import xm.toolstack.Toolstack;
import xm.toolstack.ToolstackException;
import xm.toolstack.ToolstackFactory;
import xm.toolstack.host.Host;
import xm.toolstack.host.RealHost;
import xm.toolstack.monitor.MonitorOptions;
import xm.toolstack.monitor.MonitorService;
import xm.toolstack.settings.HostSettings;
import xm.xenctrl.Descriptors;
import xm.xenctrl.GuestBuilder;
import xm.xenctrl.Hypervisor;
import xm.xenctrl.ImageCalls;
import xm.xenctrl.jna.JnaDescriptors;
import xm.xenctrl.jna.JnaXen;
import xm.xenstore.Xenstore;
import xm.xenstore.XenstoreClient;

/**
 * The one class that names implementations. Its parts are small classes, not lambdas: those would
 * cost every start some milliseconds.
 */
final class Wiring {

  private Wiring() {}

  /** The host that the words ask for; nothing is opened before a command needs it. */
  static ToolstackSource toolstack(GlobalWords words, PrintStream err) {
    return new OpenToolstack(words, err);
  }

  static SimulatedHostControl simulatedHost(GlobalWords words) {
    return new Control(words.simDirectory());
  }

  static MonitorControl monitor(GlobalWords words, PrintStream err) {
    return new RunMonitor(words, err);
  }

  private static Host host(GlobalWords words) {
    return words.simulated()
        ? Simulator.connect(Path.of(words.simDirectory()))
        : RealHost.of(
            new OpenHypervisor(),
            new OpenGuestBuilder(),
            new OpenXenstore(),
            new OpenImages(),
            new OpenDescriptors());
  }

  private record OpenToolstack(GlobalWords words, PrintStream err) implements ToolstackSource {
    @Override
    public Toolstack open() {
      Host host = host(words);
      return ToolstackFactory.on(
          host, new ProcessMonitorLauncher(host, words, err), new Notices(err));
    }
  }

  /** Tells the operator at once. */
  private record Notices(PrintStream err) implements Progress {
    @Override
    public void step(String what) {
      err.println("xm: " + Printable.of(what));
      err.flush();
    }
  }

  private record RunMonitor(GlobalWords words, PrintStream err) implements MonitorControl {
    @Override
    public boolean run(boolean stay) {
      MonitorOptions options;
      try {
        options = MonitorOptions.from(HostSettings.ours(), stay);
      } catch (ToolstackException mistakes) {
        // the guests of a host with a mistake in a file still need their monitor
        err.println("Warning: " + Printable.lines(mistakes.getMessage()));
        options = new MonitorOptions(stay, MonitorOptions.ON_DEMAND.minimumUptime());
      }
      new MonitorRest().start();
      return new MonitorService(new OpenHost(words), options).run();
    }
  }

  private record OpenHost(GlobalWords words) implements Supplier<Host> {
    @Override
    public Host get() {
      return host(words);
    }
  }

  private record OpenHypervisor() implements Supplier<Hypervisor> {
    @Override
    public Hypervisor get() {
      return JnaXen.openHypervisor();
    }
  }

  private record OpenGuestBuilder() implements Supplier<GuestBuilder> {
    @Override
    public GuestBuilder get() {
      return JnaXen.openGuestBuilder();
    }
  }

  private record OpenImages() implements Supplier<ImageCalls> {
    @Override
    public ImageCalls get() {
      return JnaXen.openImages();
    }
  }

  private record OpenDescriptors() implements Supplier<Descriptors> {
    @Override
    public Descriptors get() {
      return new JnaDescriptors();
    }
  }

  private record OpenXenstore() implements Supplier<XenstoreClient> {
    @Override
    public XenstoreClient get() {
      return Xenstore.connect(new NativeSockets());
    }
  }

  private record Control(String directory) implements SimulatedHostControl {
    @Override
    public String status() {
      return Simulator.status(Path.of(directory));
    }

    @Override
    public boolean stop() {
      return Simulator.stop(Path.of(directory));
    }

    @Override
    public void reset() {
      Simulator.reset(Path.of(directory));
    }
  }
}
