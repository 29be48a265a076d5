package xm.toolstack.device;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import xm.toolstack.ToolstackException;
import xm.toolstack.host.Host;
import xm.toolstack.host.HotplugRunner;
import xm.xenstore.XenstoreClient;
import xm.xenstore.XenstoreTimeoutException;

/** Offers a device to a domain: nodes, backend, hotplug script. */
public final class DeviceAttacher {
  /** libxl's limit for a backend to answer. */
  static final Duration BACKEND_LIMIT = Duration.ofSeconds(10);

  private final Host host;
  private final XenstoreClient xenstore;
  private final HotplugScripts scripts;
  private final DriverDomains drivers;
  private final Path log;
  private final Duration backendLimit;

  public DeviceAttacher(Host host) {
    this(host, BACKEND_LIMIT);
  }

  DeviceAttacher(Host host, Duration backendLimit) {
    this.host = host;
    this.xenstore = host.xenstore();
    this.scripts = new HotplugScripts(xenstore, host.hotplug());
    this.drivers = new DriverDomains(host);
    this.log = host.paths().log().resolve("xen-hotplug.log");
    this.backendLimit = backendLimit;
  }

  /**
   * Writes the nodes, waits until the backend is ready for the script, then runs the script, or
   * waits for the driver domain that runs its own. The frontend connects by itself when the guest
   * runs.
   *
   * @throws ToolstackException {@code Device 51712 (vbd) could not be connected. ...}
   */
  public void attach(DeviceNodes nodes) {
    Device device = nodes.device();
    new DeviceStore(xenstore).write(nodes);
    if (device.isConsole()) {
      return; // xenconsoled follows the nodes by itself
    }
    awaitBackend(device);
    if (device.inDriverDomain()) {
      drivers.awaitScript(device, backendLimit);
    } else {
      runScript(device);
    }
  }

  private void runScript(Device device) {
    // The exit code decides: scripts exist that end well without hotplug-status, and one that
    // died after writing it has not done its work.
    StrayLoops loops = StrayLoops.before(host, device);
    Optional<HotplugRunner.Result> result = scripts.attach(device);
    if (result.isPresent() && result.get().exitCode() != 0) {
      loops.free();
      throw notConnected(device, scriptFailure(device, result.get()), null);
    }
  }

  /** Writes the nodes of a device that its device model serves without waiting for anybody. */
  public void note(DeviceNodes nodes) {
    new DeviceStore(xenstore).write(nodes);
  }

  private void awaitBackend(Device device) {
    String state = device.backendPath() + "/state";
    Duration limit = DriverDomains.limit(device, backendLimit);
    XenbusState reached;
    try {
      reached =
          xenstore.await(
              limit,
              "the backend of device " + device.devid() + " (" + device.kind() + ")",
              r -> {
                Optional<XenbusState> now = XenbusState.parse(r.readIfExists(state));
                return now.filter(s -> s != XenbusState.INITIALISING && s != XenbusState.UNKNOWN);
              });
    } catch (XenstoreTimeoutException e) {
      throw notConnected(
          device, device.inDriverDomain() ? drivers.silence(device, limit) : silence(device), e);
    }
    if (reached == XenbusState.CLOSING || reached == XenbusState.CLOSED) {
      String where = device.inDriverDomain() ? " in " + drivers.label(device) : "";
      throw notConnected(
          device, "Its backend" + where + " closed at once" + errorNode(device) + '.', null);
    }
  }

  private String silence(Device device) {
    return "Its backend did not answer within "
        + backendLimit.toSeconds()
        + " s; is the backend driver for "
        + device.backendKind()
        + " loaded in dom0?";
  }

  /** What the backend driver itself reported, if anything. */
  private String errorNode(Device device) {
    return xenstore
        .readIfExists(device.backendPath() + "/hotplug-error")
        .filter(s -> !s.isEmpty())
        .map(s -> ": " + s)
        .orElse("");
  }

  private String scriptFailure(Device device, HotplugRunner.Result result) {
    String error = xenstore.readIfExists(device.backendPath() + "/hotplug-error").orElse("");
    String script = xenstore.readIfExists(device.backendPath() + "/script").orElse("its script");
    String where = " (" + script + "; log: " + log + ")";
    if (result.timedOut()) {
      return "Hotplug scripts not working: the script did not end within "
          + HotplugScripts.limit().toSeconds()
          + " s"
          + where
          + '.';
    }
    if (!error.isBlank()) {
      return oneLine(error) + where;
    }
    if (!result.output().isBlank()) {
      return oneLine(result.output()) + where;
    }
    return "Hotplug scripts not working: exit code "
        + result.exitCode()
        + " without a word"
        + where
        + '.';
  }

  private static String oneLine(String text) {
    return text.strip().replace('\n', ' ');
  }

  private static ToolstackException notConnected(Device device, String why, Throwable cause) {
    return new ToolstackException(device.label() + " could not be connected. " + why, cause);
  }
}
