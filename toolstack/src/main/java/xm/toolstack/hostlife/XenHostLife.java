package xm.toolstack.hostlife;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import xm.toolstack.cleanup.HostCleaner;
import xm.toolstack.cleanup.Leftover;
import xm.toolstack.events.EventFollower;
import xm.toolstack.events.HostEvent;
import xm.toolstack.host.Host;
import xm.toolstack.monitor.MonitorLauncher;
import xm.toolstack.monitor.MonitorStatus;

/** The operations on one host. */
public final class XenHostLife implements HostLife {
  private final Host host;
  private final MonitorLauncher monitor;

  public XenHostLife(Host host, MonitorLauncher monitor) {
    this.host = host;
    this.monitor = monitor;
  }

  @Override
  public List<Leftover> leftovers() {
    return new HostCleaner(host).find();
  }

  @Override
  public boolean cleanUp(Told told) {
    return new HostCleaner(host).clean(told::of);
  }

  @Override
  public void follow(Consumer<HostEvent> listener, Runnable listening) {
    new EventFollower(host, listener).follow(listening);
  }

  @Override
  public MonitorStatus monitorStatus() {
    return MonitorStatus.of(host);
  }

  @Override
  public void ensureMonitor() {
    monitor.ensureRunning();
  }

  @Override
  public Path saveDirectory() {
    return host.paths().lib().resolve("save");
  }

  @Override
  public StopReport stopAll(
      List<List<String>> groups, StopOptions options, StopKeeper keeper, StopListener listener) {
    monitor.ensureRunning(); // it takes away the domains whose guests have ended
    return new HostStopper(host, keeper, listener).stop(groups, options);
  }
}
